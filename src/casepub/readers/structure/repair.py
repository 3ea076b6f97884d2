"""Characters mended: text or inlines come in, the same without what copying did to them goes out, with counts.

Two layers. `clean` works on raw text: control characters, unpaired surrogates, zero-width marks. `Mender` works on the
finished blocks of one article: spaces, radicals, half-width katakana, the width of punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from casepub.model import Figure, Heading, Metadata, Paragraph, Repair, Table, Text, Verse
from casepub.model.walk import transform, walk
from casepub.readers.structure import width
from casepub.readers.structure.measure import HAN, KANA
from casepub.text.pattern import lazily
from casepub.text.region import region_of

_CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff"
_CONTROL = lazily(f"[{_CONTROLS}]")
_SURROGATE = lazily("[\ud800-\udfff]")
# ZWJ and ZWNJ stay where they work: between emoji, in Indic and Arabic words.
# One class in front: an alternation takes four times as long over a whole book.
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_ZERO_WIDTH = lazily(f"[{_INVISIBLE}](?!(?<=[\u200c\u200d])[\u0600-\u0dff\U0001f000-\U0001faff\u2600-\u27bf])")
_UNCLEAN = lazily(f"[{_CONTROLS}\ud800-\udfff{_INVISIBLE}]")
_NOTES: Final = {
    "control-characters": "control characters removed",
    "surrogates": "unpaired surrogates removed",
    "zero-width": "invisible characters removed",
    "look-alikes": "marks of another form became the usual ones",
    "radicals": "radical and compatibility forms became plain ideographs",
    "half-width-katakana": "half-width katakana became full-width",
    "spaces": "spaces between East Asian characters removed",
}


def clean(text: str) -> tuple[str, Counter[str]]:
    """Take out characters that cannot be printed, and count them by kind."""
    counts: Counter[str] = Counter()
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x0c", "\n")
        .replace("\x85", "\n")
        .replace("\u2028", "\n")
    )
    # Most texts are clean: one look through a book instead of three.
    if not _UNCLEAN.search(text):
        return text, counts
    for kind, pattern in (("control-characters", _CONTROL), ("surrogates", _SURROGATE), ("zero-width", _ZERO_WIDTH)):
        text, count = pattern.subn("", text)
        counts[kind] += count
    return text, +counts


def repairs_of(counts: Counter[str], notes: dict[str, str] | None = None) -> tuple[Repair, ...]:
    """Give the counts as the model keeps them."""
    notes = {**_NOTES, **(notes or {})}
    return tuple(Repair(kind, count, notes.get(kind, "")) for kind, count in counts.items() if count)


_RADICAL = lazily("[\u2e9f\u2ef3\u2f00-\u2fd5]")
_COMPATIBLE = lazily("[\uf900-\ufad9\U0002f800-\U0002fa1d]")
_HALF_KATAKANA = lazily("[\uff61-\uff9f]+")
# Presentation forms for vertical and small setting, and a low quotation mark: copied in the place of plain marks.
_LOOK_ALIKES: Final = dict(
    zip(
        "︐︑︒︓︔︕︖﹐﹑﹒﹔﹕﹖﹗﹙﹚︵︶﹁﹂﹃﹄︽︾︿﹀︻︼",
        "，、。：；！？，、．；：？！（）（）「」『』《》〈〉【】",
        strict=True,
    )
)
_LOOK_ALIKE = lazily(f"[{''.join(_LOOK_ALIKES)}]|(?<=[{HAN}{KANA}])\u201a(?=[{HAN}{KANA}])")
_EAST = f"{HAN}{KANA}"
_MARKS = "，。、；：？！（）《》〈〉「」『』【】“”‘’…—·"
_SPACES = " \t\u00a0\u2002-\u200a\u202f\u205f"
# A space typed between Han and Latin is the renderer's business; one inside a headline (二字 二字) parts phrases.
_BESIDE_LATIN = lazily(rf"(?<=[{_EAST}])[{_SPACES}]+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])[{_SPACES}]+(?=[{_EAST}])")
_BESIDE_MARK = lazily(
    rf"(?<=[{_MARKS}])[{_SPACES}\u3000]+(?=[{_EAST}A-Za-z0-9])|(?<=[{_EAST}A-Za-z0-9])"
    rf"[{_SPACES}]+(?=[，。、；：？！）》」』】”])"
)
_SPREAD = lazily(
    rf"(?<![{_EAST}])(?:[{HAN}][{_SPACES}\u3000]+){{2,}}[{HAN}](?![{_EAST}])|"
    rf"^[{HAN}][{_SPACES}\u3000]+[{HAN}](?=\s*[:：]|$)"
)
# The space behind the number of a caption parts it from the words: 图1 摆放位置.
_LABEL_SPACE = lazily(
    rf"(?:[图圖図表]|写真|附图|附表)\s?[\d０-９]{{1,3}}(?:[-.－]\d{{1,2}})?(?P<space>[{_SPACES}\u3000]+)"
)
_FOREIGN_SPACE = lazily("[\t\u00a0\u2002-\u200a\u202f\u205f]")

# Edits take memory by the position: a paragraph as long as the input is mended in pieces.
_WINDOW: Final = 200_000

Fix = tuple[str, Callable[[str], str]]


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


class Mender:
    """Mends the blocks of one article and counts what it did."""

    def __init__(self, language: str, full_width: bool) -> None:
        self._language = language
        self._full_width = full_width and language.startswith("zh")
        self._quotes = region_of(language).quotes
        self._solid = language.startswith(("zh", "ja"))
        self.counts: Counter[str] = Counter()
        self._marks: Counter[str] = Counter()

    def repairs(self) -> tuple[Repair, ...]:
        """Give everything that was mended."""
        note = "ASCII marks became " + " ".join(f"{mark} × {count}" for mark, count in self._marks.most_common())
        return repairs_of(self.counts, {"punctuation-width": note})

    def block(self, block: Any) -> Any:
        """Mend every run of text in a block."""
        return transform(block, self._mended)

    def metadata(self, metadata: Metadata) -> Metadata:
        """Mend the words that are shown; a space in a title parts its phrases and stays."""
        solid, self._solid = self._solid, False
        mended = replace(
            metadata,
            title=self.text(metadata.title),
            subtitle=self.text(metadata.subtitle),
            section=self.text(metadata.section),
            summary=self.text(metadata.summary),
        )
        self._solid = solid
        return mended

    def text(self, text: str) -> str:
        """Mend a string."""
        pieces = (text[at : at + _WINDOW] for at in range(0, len(text), _WINDOW))
        return "".join(_edited([piece], self._edits(piece))[0] for piece in pieces)

    def _mended(self, node: Any) -> Any:
        if not isinstance(node, Paragraph | Heading | Verse | Figure | Table):
            return node
        if isinstance(node, Heading) and node.label:
            node = replace(node, label=self.text(node.label))
        return (
            self._over_texts(node)
            if not isinstance(node, Table)
            else replace(node, caption=self._inlines(node.caption))
        )

    def _inlines(self, inlines: Any) -> Any:
        return self._over_texts(Paragraph(inlines)).children

    def _over_texts(self, node: Any) -> Any:
        """Edit the `Text` nodes of a block."""
        texts = [inner.value for inner in walk(node) if isinstance(inner, Text)]
        mended = self._parts(texts)
        if mended == texts:
            return node
        parts = iter(mended)
        return transform(node, lambda inner: Text(next(parts)) if isinstance(inner, Text) else inner)

    def _parts(self, texts: list[str]) -> list[str]:
        """Mend texts as the one string that they make; a string beyond measure, each in pieces."""
        whole = "".join(texts)
        return _edited(texts, self._edits(whole)) if len(whole) <= _WINDOW else list(map(self.text, texts))

    def _edits(self, text: str) -> width.Edits:
        edits: width.Edits = {}
        for match in _RADICAL.finditer(text):
            edits[match.start()] = self._counted("radicals", _normal(match.group()))
        if not self._language.startswith("ja"):
            edits |= {
                match.start(): self._counted("radicals", _normal(match.group())) for match in _COMPATIBLE.finditer(text)
            }
        for match in _LOOK_ALIKE.finditer(text):
            edits[match.start()] = self._counted("look-alikes", _LOOK_ALIKES.get(match.group(), "，"))
        for match in _HALF_KATAKANA.finditer(text):
            edits |= _whole(match, self._counted("half-width-katakana", _normal(match.group())))
        edits |= {match.start(): " " for match in _FOREIGN_SPACE.finditer(text)}
        if self._solid:
            edits |= self._space_edits(text)
        if self._full_width:
            edits |= self._width_edits(text)
        return edits

    def _counted(self, kind: str, text: str) -> str:
        self.counts[kind] += 1
        return text

    def _space_edits(self, text: str) -> width.Edits:
        edits: width.Edits = {}
        for pattern in (_BESIDE_LATIN, _BESIDE_MARK):
            for match in pattern.finditer(text):
                edits |= dict.fromkeys(range(*match.span()), "")
        for match in _SPREAD.finditer(text):
            edits |= {at: "" for at in range(*match.span()) if text[at].isspace()}
        label = _LABEL_SPACE.match(text)
        for at in range(*label.span("space")) if label else ():
            edits.pop(at, None)
        self.counts["spaces"] += len(edits)
        return edits

    def _width_edits(self, text: str) -> width.Edits:
        edits = width.edits_of(text, self._quotes)
        marks = Counter(filter(None, edits.values()))
        self.counts["punctuation-width"] += marks.total()
        self._marks += marks
        return edits


def _whole(match: re.Match[str], text: str) -> width.Edits:
    """Put a text in the place of a match: all of it at the first position."""
    return {match.start(): text, **dict.fromkeys(range(match.start() + 1, match.end()), "")}


def _edited(texts: list[str], edits: width.Edits) -> list[str]:
    """Apply edits that count through all texts."""
    if not edits:
        return texts
    result, offset = [], 0
    for text in texts:
        result.append("".join(edits.get(offset + at, char) for at, char in enumerate(text)))
        offset += len(text)
    return result
