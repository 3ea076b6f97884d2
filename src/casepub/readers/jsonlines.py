"""JSON Lines in, an article for each line out; the fields are described in docs/reading.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from casepub.errors import SourceError
from casepub.model import Article, Collection, Date, Metadata, Person, native
from casepub.model.document import DateKind
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.feeds import iso_date
from casepub.readers.fragments import fragment
from casepub.readers.intake import language_of
from casepub.readers.markdown import MarkdownReader
from casepub.readers.pictures import Pictures
from casepub.readers.plaintext import PlainTextReader
from casepub.readers.titles import entitled
from casepub.text.pattern import lazily

_WORDS: Final = {
    "title": "title", "headline": "title", "name": "title", "subtitle": "subtitle", "section": "section",
    "category": "section", "source": "source", "site": "source", "sitename": "source", "summary": "summary",
    "description": "summary", "excerpt": "summary", "abstract": "summary", "url": "url", "link": "url",
    "id": "identifier", "identifier": "identifier", "publisher": "publisher", "rights": "rights", "agency": "agency",
    "标题": "title", "標題": "title", "题目": "title", "タイトル": "title", "題名": "title", "제목": "title",
    "副标题": "subtitle", "栏目": "section", "분류": "section", "カテゴリ": "section", "来源": "source",
    "來源": "source", "出典": "source", "출처": "source", "摘要": "summary", "要約": "summary", "요약": "summary",
    "链接": "url", "連結": "url", "网址": "url", "주소": "url",
}  # fmt: skip
_DATES: Final[dict[str, DateKind]] = {
    "date": "published", "published": "published", "publish_time": "published", "date_published": "published",
    "pubdate": "published", "modified": "modified", "updated": "modified", "date_modified": "modified",
    "created": "created", "datePublished": "published", "publishTime": "published", "pub_time": "published",
    "dateModified": "modified", "日期": "published", "发布时间": "published", "發布時間": "published",
    "公開日": "published", "更新时间": "modified", "更新日": "modified", "날짜": "published", "작성일": "published",
}  # fmt: skip
_PEOPLE: Final = ("author", "authors", "creator", "byline", "作者", "记者", "記者", "著者", "작성자", "기자")
_SUBJECTS: Final = ("tags", "keywords", "subjects", "关键词", "標籤", "标签", "タグ", "태그")
_HTML: Final = ("html", "content_html", "body_html")
_MARKDOWN: Final = ("markdown", "content_markdown", "md")
_TEXT: Final = (
    "text",
    "content_text",
    "content",
    "body",
    "articleBody",
    "raw_content",
    "正文",
    "内容",
    "內容",
    "全文",
    "本文",
    "본문",
    "내용",
)
_KNOWN: Final = frozenset(
    {*_WORDS, *_DATES, *_PEOPLE, *_SUBJECTS, *_HTML, *_MARKDOWN, *_TEXT, "language", "lang", "format"}
)


_SURROGATE: Final = lazily("[\ud800-\udfff]")


class JsonLinesReader:
    """Reads a JSON object a line: casepub's own articles, or records with the usual names."""

    def read(self, source: Source, context: ReadContext) -> Iterator[Article]:
        """Yield the articles; a line that cannot be read is reported and left out."""
        try:
            text = source.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise SourceError(f"{source.name}: JSON must be UTF-8 ({error.reason} at byte {error.start})") from None
        count = 0
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                for article in _of_line(line, f"{source.name}, line {number}", source, context):
                    count += 1
                    yield article
        if not count:
            raise SourceError(f"{source.name}: no line holds an article")


def _of_line(line: str, where: str, source: Source, context: ReadContext) -> Iterator[Article]:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            raise SourceError("this is no JSON object")
        if "schema_version" in record:
            document = native.loads(line)
            yield from document.articles if isinstance(document, Collection) else (document,)
        else:
            yield _article(record, where, source, context)
    except (ValueError, RecursionError, SourceError) as error:
        context.report.warning("line-skipped", f"the line was left out: {error}", where)


def _article(record: dict[str, Any], where: str, source: Source, context: ReadContext) -> Article:
    unknown = sorted(record.keys() - _KNOWN)
    if unknown:
        context.report.info("unknown-metadata", f"fields that casepub does not use: {', '.join(unknown)}", source.name)
    article = _content(record, replace(source, name=where), context)
    said = _metadata(record)
    title, body = entitled(article.body, said.title or article.metadata.title)
    stated = _word(record, "language") or _word(record, "lang")
    language = language_of(text_of(body), context, stated=stated)
    return replace(
        article, metadata=_merged(article.metadata, replace(said, title=title, language=language)), body=body
    )


def _content(record: dict[str, Any], source: Source, context: ReadContext) -> Article:
    """Read the text of a record by the reader that its field or its `format` names."""
    kind = _word(record, "format").lower()
    for names, fixed in ((_HTML, "html"), (_MARKDOWN, "markdown"), (_TEXT, kind)):
        text = next((record[name] for name in names if isinstance(record.get(name), str) and record[name].strip()), "")
        if text:
            return _READERS.get(fixed, _plain)(text, source, context)
    raise SourceError("no field holds a text (text, html, markdown, content, body)")


def _plain(text: str, source: Source, context: ReadContext) -> Article:
    return next(PlainTextReader().read(replace(source, data=_bytes(text)), context))


def _markdown(text: str, source: Source, context: ReadContext) -> Article:
    return next(MarkdownReader().read(replace(source, data=_bytes(text)), context))


def _bytes(text: str) -> bytes:
    """Encode a text; half a surrogate pair, which JSON may hold, is a broken character."""
    return _SURROGATE.sub("\ufffd", text).encode()


def _html(text: str, source: Source, context: ReadContext) -> Article:
    pictures = Pictures(source, context)
    made = fragment(text, source.name, context, pictures)
    return Article(Metadata(), made.body, made.footnotes, pictures.resources, made.discarded)


_READERS: Final = {"html": _html, "markdown": _markdown, "md": _markdown, "text": _plain, "": _plain}


def _word(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _metadata(record: dict[str, Any]) -> Metadata:
    words: dict[str, str] = {}
    for name, key in _WORDS.items():
        if value := _word(record, name):
            words.setdefault(key, value)
    dates = tuple(Date(iso_date(text), kind, text) for name, kind in _DATES.items() if (text := _word(record, name)))
    people = tuple(Person(name) for key in _PEOPLE for name in _names(record.get(key)))
    subjects = tuple(name for key in _SUBJECTS for name in _names(record.get(key)))
    return Metadata(**words, dates=dates, people=people, subjects=subjects)


def _names(value: Any) -> list[str]:
    """Read a name, several in one string, a list of names, or objects with a name."""
    match value:
        case str():
            return [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",") if part.strip()]
        case list():
            return [name for item in value for name in _names(item)]
        case {"name": str(name)}:
            return [name]
        case _:
            return []


def _merged(found: Metadata, said: Metadata) -> Metadata:
    """Lay what the record says over what its text shows."""
    names = type(said).__slots__
    changes = {name: getattr(said, name) for name in names if getattr(said, name)}
    return replace(found, **changes)
