"""The straight road for plain prose: runs of paragraphs and headings without any mark are not parsed, only cut.

In: a text. Out: the same text with each such run replaced by a placeholder paragraph of the same number of lines, and
the blocks that stand for it. What is left goes through the parser; a placeholder that comes out of it as a paragraph
at the top proves that the run stood there as nothing but paragraphs and headings.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from casepub.model import Block, Heading, Paragraph, SourceSpan, Text
from casepub.text.joining import join
from casepub.text.pattern import lazily

# Characters that begin or end something, wherever they stand: emphasis, code, link, note, HTML, entity, math, ruby.
_MARKS: Final = r"*_`\[\]<&\\$~{\x00\ud800-\udfff"
_CONTROLS: Final = r"\n\r\f\v\x1c-\x1f\x85\u2028\u2029"
_REST: Final = rf"(?:[^{_CONTROLS}{_MARKS}]*[^\s{_MARKS}])?"
# At its start a plain line has no mark of a list, quote, heading, table, rule, definition or container either.
_LINE: Final = rf"\u3000*(?!\d{{1,9}}[.)][ \n])[^\s{_MARKS}#>+\-=|:\ufeff]{_REST}"
_HEADING_LINE: Final = rf"#{{1,6}} [^\s{_MARKS}#]{_REST}(?<!#)"
_EACH: Final = rf"(?:{_LINE}|{_HEADING_LINE})\n"
_RUN: Final = lazily(rf"(?:\A|(?<=\A\n)|(?<=\n\n))(?!\n)(?:\n*{_EACH})+(?=\n|\Z)")
_HEADING: Final = lazily(r"(#{1,6}) (.*)")
# A private character, so that the placeholder is a word that no text holds.
_PLACEHOLDER: Final = "\ue0f0{}\ue0f1"
PLACEHOLDER: Final = lazily("\ue0f0(\\d+)\ue0f1")


class Straight(NamedTuple):
    """The text as it is left to the parser, and the runs that were taken out of it."""

    text: str
    runs: tuple[tuple[Block, ...], ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether the text is one run and nothing else."""
        return len(self.runs) == 1 and self.text.strip("\n") == _PLACEHOLDER.format(0)


def divide(text: str, line: int) -> Straight:
    """Take the plain runs out of a text whose first line has this number (0-based)."""
    if "\ue0f0" in text or "\t" in text:
        return Straight(text, ())
    runs: list[tuple[Block, ...]] = []
    pieces: list[str] = []
    end = 0
    for match in _RUN.finditer(text):
        before = text[end : match.start()]
        line += before.count("\n")
        lines = match[0].split("\n")[:-1]
        pieces += (before, _PLACEHOLDER.format(len(runs)), "\n" * len(lines))
        runs.append(_blocks(lines, line))
        line += len(lines)
        end = match.end()
    return Straight("".join((*pieces, text[end:])), tuple(runs))


def _blocks(lines: list[str], first: int) -> tuple[Block, ...]:
    """Make the blocks of a run: a heading a line, a paragraph for all lines up to the next heading or empty line."""
    blocks: list[Block] = []
    waiting: list[str] = []
    for number, line in enumerate((*lines, ""), first + 1):
        # 　　 marks a new paragraph as well as an empty line does.
        if waiting and (not line or line[0] in "#\u3000"):
            words = waiting[0] if len(waiting) == 1 else join(waiting)
            blocks.append(Paragraph((Text(words),), source=SourceSpan(number - len(waiting), number - 1)))
            waiting = []
        if line and line[0] != "#":
            waiting.append(line.lstrip("\u3000"))
        elif match := _HEADING.match(line):
            blocks.append(Heading(len(match[1]), (Text(match[2].strip()),), source=SourceSpan(number, number)))
    return tuple(blocks)
