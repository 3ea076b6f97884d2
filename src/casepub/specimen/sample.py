"""One line of the specimen as data: the rule, its clause, what to look for, and a text in each language that has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, TypeVar

from casepub.model import Emphasis, Inline, Ruby, RubyPair, Span, Text
from casepub.model.inline import RubyKind, SpanRole
from casepub.text.pattern import lazily

Content: TypeAlias = str | tuple[Inline, ...]
_T = TypeVar("_T")
Direction: TypeAlias = Literal["both", "horizontal", "vertical"]

# What `{16}` in a sample stands for: the next so many letters of the language's running text.
_RUNNING: Final[Mapping[str, str]] = {
    "zh-Hans": "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈",
    "zh-Hant": "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏閏餘成歲律呂調陽雲騰致雨露結為霜金生麗水玉出崑岡",
    "ja": "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす",
    "ko": "하늘과땅은검고누르며우주는넓고거칠다해와달은차고기울며별은벌여있다추위가오면더위가가고가을에거둔다",
}
_COUNT: Final = lazily(r"\{(\d+)\}")


@dataclass(frozen=True, slots=True)
class Sample:
    """One rule.

    Attributes:
        rule: its name.
        clause: where it is written down, by family of languages (`zh`, `ja`, `ko`).
        look: what a person should see.
        texts: the sample by language tag; the longest tag that fits wins, and a language without one skips the rule.
        rules: keys of the template's `[text]` that differ for this sample.
        direction: whether it belongs to rows, to columns, or to both.
    """

    rule: str
    clause: Mapping[str, str]
    look: str
    texts: Mapping[str, Content]
    rules: Mapping[str, Any] = field(default_factory=dict)
    direction: Direction = "both"

    def content(self, language: str) -> Content | None:
        """Give the sample's text in a language, or nothing."""
        return _longest(self.texts, language)

    def source(self, language: str) -> str:
        """Give the clause for a language."""
        return _longest(self.clause, language) or ""


@dataclass(frozen=True, slots=True)
class Group:
    """Samples under one heading."""

    title: str
    samples: tuple[Sample, ...]


def _longest(table: Mapping[str, _T], language: str) -> _T | None:
    parts = language.split("-")
    tags = ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((table[tag] for tag in tags if tag in table), None)


def running(pattern: str, *languages: str) -> dict[str, Content]:
    """Give a text of a pattern in several languages: `{16}` stands for the next sixteen letters of each."""
    return {language: _filled(pattern, _RUNNING[language]) for language in languages or ("zh-Hans", "zh-Hant", "ja")}


def _filled(pattern: str, letters: str) -> str:
    supply = iter(letters * 3)
    return _COUNT.sub(lambda found: "".join(next(supply) for _ in range(int(found[1]))), pattern)


def ruby(kind: RubyKind, *pairs: str) -> Ruby:
    """Give annotated text of pairs written `base/annotation`."""
    return Ruby(tuple(RubyPair(*pair.split("/")) for pair in pairs), kind)


def span(role: SpanRole, text: str) -> Span:
    """Give a text with a meaning."""
    return Span((Text(text),), role)


def foreign(language: str, text: str) -> Span:
    """Give a text of another language."""
    return Span((Text(text),), language=language)


def stressed(text: str) -> Emphasis:
    """Give a stressed text."""
    return Emphasis((Text(text),))
