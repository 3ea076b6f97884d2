"""What stands before the text between `---` (YAML) or `+++` (TOML) lines: text in; metadata and the rest out."""

from __future__ import annotations

import datetime
import re
import tomllib
from typing import Final, NamedTuple, cast

from casepub.model import Date, Metadata, Person
from casepub.model.document import DateKind, PersonRole
from casepub.readers.base import ReadContext
from casepub.readers.markdown import yaml
from casepub.readers.markdown.yaml import Value
from casepub.readers.structure.dates import find_dates
from casepub.readers.structure.roles import ROLES
from casepub.text.pattern import lazily

_YAML: Final = lazily(r"---[ \t]*\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML: Final = lazily(r"\+\+\+[ \t]*\n(?P<body>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIRST_KEY: Final = lazily(r"\s*(?:#[^\n]*\n\s*)*[^\s#:\-{\[][^:\n]*:(?:\s|\Z)")

_WORDS: Final = {
    "title": "title", "标题": "title", "標題": "title", "タイトル": "title", "제목": "title",
    "subtitle": "subtitle", "副标题": "subtitle", "副標題": "subtitle",
    "section": "section", "column": "section", "栏目": "section", "category": "section", "categories": "section",
    "source": "source", "site": "source", "来源": "source", "來源": "source",
    "agency": "agency", "dateline": "dateline", "lang": "language", "language": "language", "语言": "language",
    "summary": "summary", "description": "summary", "abstract": "summary", "excerpt": "summary", "摘要": "summary",
    "url": "url", "link": "url", "canonical": "url", "canonical_url": "url",
    "publisher": "publisher", "rights": "rights", "copyright": "rights", "license": "rights", "licence": "rights",
    "identifier": "identifier", "isbn": "identifier", "doi": "identifier", "id": "identifier",
}  # fmt: skip
_SUBJECTS: Final = frozenset({"tags", "tag", "keywords", "keyword", "subject", "subjects", "关键词", "标签"})
_DATES: Final[dict[str, DateKind]] = {
    "date": "published", "published": "published", "pubdate": "published", "publishdate": "published",
    "日期": "published",
    "modified": "modified", "updated": "modified", "lastmod": "modified", "last_modified": "modified",
    "created": "created", "accessed": "accessed",
}  # fmt: skip
_PEOPLE: Final[dict[str, PersonRole]] = {
    "author": "author", "authors": "author", "by": "author", "creator": "author", "reporter": "reporter",
    "correspondent": "correspondent", "editor": "editor", "editors": "editor", "translator": "translator",
    "translators": "translator", "photographer": "photographer", "illustrator": "illustrator", "reviewer": "reviewer",
    "proofreader": "proofreader", "narrator": "narrator", "compiler": "compiler", "contributor": "contributor",
    "contributors": "contributor", "supervisor": "supervisor",
}  # fmt: skip
_NAMES: Final = lazily(r"\s*(?:[、，,;；&]|\band\b)\s*")


class FrontMatter(NamedTuple):
    """What was found, and how many lines it took."""

    metadata: Metadata
    lines: int = 0


def split(text: str, context: ReadContext, name: str) -> tuple[FrontMatter, str]:
    """Take front matter off the start of a text."""
    for pattern, load in ((_YAML, _yaml), (_TOML, _toml)):
        match = pattern.match(text)
        table = load(match["body"], context, name) if match else None
        if match is not None and table is not None:
            return FrontMatter(_metadata(table, context, name), match[0].count("\n")), text[match.end() :]
    return FrontMatter(Metadata()), text


def _yaml(body: str, context: ReadContext, name: str) -> dict[str, Value] | None:
    if body.strip() and not _FIRST_KEY.match(body):
        return None  # two thematic breaks with text between them
    table, wrong = yaml.load(body)
    for line in wrong:
        context.report.warning(
            "front-matter", "this line of the front matter could not be read", f"{name}, line {line + 2}"
        )
    return table


def _toml(body: str, context: ReadContext, name: str) -> dict[str, Value] | None:
    try:
        return cast("dict[str, Value]", _plain(tomllib.loads(body)))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        context.report.warning("front-matter", f"the front matter is no TOML ({error})", name)
        return None


def _plain(value: object) -> Value:
    """Turn TOML's own types into strings."""
    match value:
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list():
            return [_plain(item) for item in value]
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case _:
            return str(value)


def _metadata(table: dict[str, Value], context: ReadContext, name: str) -> Metadata:
    words: dict[str, str] = {}
    subjects: tuple[str, ...] = ()
    dates: list[Date] = []
    people: list[Person] = []
    for key, value in table.items():
        low = key.strip().lower()
        if low in _WORDS:
            words.setdefault(_WORDS[low], _text(value))
        elif low in _SUBJECTS:
            subjects += _strings(value)
        elif low in _DATES:
            dates += [date(text, _DATES[low]) for text in _strings(value)[:1]]
        elif role := _PEOPLE.get(low) or ROLES.get(key.strip()):
            people += _people(value, role, "" if low in _PEOPLE else key.strip())
        else:
            context.report.info("unknown-metadata", f"the front matter says '{key}', which casepub does not use", name)
    return Metadata(**words, subjects=subjects, dates=tuple(dates), people=tuple(people))


def date(text: str, kind: DateKind) -> Date:
    """Read a date in any of the forms that a text may have; as written only when it is none."""
    found = find_dates(text)
    return Date(found[0].date.value if found else "", kind, text)


def _text(value: Value) -> str:
    return "、".join(_strings(value)) if not isinstance(value, str) else value


def _strings(value: Value) -> tuple[str, ...]:
    """Give every string in a value, in order."""
    match value:
        case str():
            return (value,) if value else ()
        case list():
            return tuple(text for item in value for text in _strings(item))
        case dict():
            return tuple(text for item in value.values() for text in _strings(item))


def _people(value: Value, role: PersonRole, word: str) -> list[Person]:
    match value:
        case str():
            return [Person(name, role, word) for name in _NAMES.split(value.strip()) if name]
        case list():
            return [person for item in value for person in _people(item, role, word)]
        case dict():
            return _person(value, role, word)


def _person(value: dict[str, Value], role: PersonRole, word: str) -> list[Person]:
    """Read a mapping: `{name: …, role: …, sort: …}`, or `{given: …, family: …}`."""
    name = _text(value.get("name", "")) or " ".join(_text(value[key]) for key in ("given", "family") if key in value)
    said = _text(value.get("role", ""))
    meant = _PEOPLE.get(said.lower()) or ROLES.get(said) or role
    as_written = said if said and said.lower() not in _PEOPLE else word
    return [Person(name, meant, as_written, _text(value.get("sort", value.get("sort_as", ""))))] if name else []
