"""One page's content stream: drawing calls in page coordinates (y up) in, operators out.

What is in force already (font, size, letter space, colour) is not said again. A run is one `Td` and one `Tj` or
`TJ`; positions have two decimals, 4 thousandths of a millimetre.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from casepub.layout.display import Matrix, TextRun
from casepub.renderers.pdf.fonts import Piece
from casepub.renderers.pdf.objects import array, literal, number, text_string
from casepub.units import Color

_BLACK = Color(0, 0, 0)


class Content:
    """Collects the operators of one page."""

    __slots__ = ("_at", "_color", "_font", "_in_text", "_out", "_space")

    def __init__(self) -> None:
        self._out: list[bytes] = []
        self._in_text = False
        self._at = (0, 0)
        self._font: tuple[str, float] | None = None
        self._space = 0.0
        self._color = _BLACK

    def data(self) -> bytes:
        """Give the finished stream."""
        self._end_text()
        return b"\n".join(self._out)

    def text(self, run: TextRun, label: str, x: float, y: float, pieces: Iterable[Piece] = ()) -> None:
        """Show a run; `label` names its font, (x, y) is where it begins, `pieces` say which part means what."""
        out = self._out
        if not self._in_text:
            out.append(b"BT")
            self._in_text = True
            self._at = (0, 0)
        if (label, run.size) != self._font:
            self._font = (label, run.size)
            out.append(b"/%b %b Tf" % (label.encode("ascii"), number(run.size)))
        # ISO 32000-1 §9.3.2: in vertical writing a negative Tc opens the column, for y counts upwards.
        space = -run.letter_space if run.vertical else run.letter_space
        if space != self._space:
            self._space = space
            out.append(b"%.4f Tc" % space)
        if run.color is not self._color and run.color != self._color:
            self.fill_color(run.color)
        show = b" ".join([_piece(run, *piece) for piece in pieces]) if pieces else _shown(run)
        # From the last line's start to this one's: most lines of a page say the same, so they compress away.
        across, up = self._at
        self._at = here = (round(100 * x), round(100 * y))
        out.append(_step(here[0] - across, here[1] - up) + show)

    def fill_color(self, color: Color) -> None:
        """Set the colour of areas and text."""
        self._color = color
        self._out.append(b"%b %b" % _operands(color, b"g", b"rg"))

    def path(self, operators: bytes, fill: Color | None, stroke: Color | None, width: float, dash: bytes) -> None:
        """Paint a path, filled, stroked or both; its line style does not last."""
        self._end_text()
        if fill and fill != self._color:
            self.fill_color(fill)
        if not stroke:
            self._out.append(operators + (b" f" if fill else b" n"))
            return
        style = b"%b %b %b w%b" % (*_operands(stroke, b"G", b"RG"), number(width), dash)
        self._out.append(b"q %b %b %b Q" % (style, operators, b"B" if fill else b"S"))

    def picture(self, label: str, matrix: Matrix) -> None:
        """Draw an image XObject on the unit square of this matrix."""
        self._end_text()
        self._out.append(b"q %b cm /%b Do Q" % (b" ".join(map(_fine, matrix)), label.encode("ascii")))

    @contextmanager
    def transformed(self, matrix: Matrix) -> Iterator[None]:
        """Draw what follows in other coordinates; the graphics state does not leak out."""
        self._end_text()
        state = self._font, self._space, self._color
        self._out.append(b"q %b cm" % b" ".join(map(_fine, matrix)))
        yield
        self._end_text()
        self._out.append(b"Q")
        self._font, self._space, self._color = state

    @contextmanager
    def actual_text(self, text: str) -> Iterator[None]:
        """Say what the glyphs that follow stand for (ISO 32000-1 §14.9.4)."""
        self._end_text()
        self._out.append(b"/Span<</ActualText %b>>BDC" % text_string(text))
        yield
        self._end_text()
        self._out.append(b"EMC")

    @contextmanager
    def marked(self, role: bytes, identifier: int | None) -> Iterator[None]:
        """Mark what follows as content of a structure element, or as an artifact when there is no identifier."""
        self._end_text()
        properties = b"" if identifier is None else b"<</MCID %d>>" % identifier
        self._out.append(role + properties + (b" BMC" if identifier is None else b"BDC"))
        yield
        self._end_text()
        self._out.append(b"EMC")

    def _end_text(self) -> None:
        if self._in_text:
            self._out.append(b"ET")
            self._in_text = False


def dash_of(dash: tuple[float, ...]) -> bytes:
    """Write a dash pattern, nothing for a solid line."""
    return b" %b 0 d" % array(map(number, dash)) if dash else b""


@lru_cache(maxsize=4096)
def _step(x: int, y: int) -> bytes:
    """Move the line's start by hundredths of a point."""
    return b"%b %b Td " % (number(x / 100), number(y / 100))


def _piece(run: TextRun, start: int, end: int, text: str | None) -> bytes:
    """Show some glyphs of a run; `text` is what they stand for when the font does not say it."""
    adjustments = tuple((index - start, points) for index, points in run.adjustments if start <= index < end)
    show = _shown(run._replace(glyphs=run.glyphs[2 * start : 2 * end], adjustments=adjustments))
    return show if text is None else b"/Span<</ActualText %b>>BDC %b EMC" % (text_string(text), show)


def _shown(run: TextRun) -> bytes:
    return _adjusted(run) if run.adjustments else literal(run.glyphs) + b"Tj"


def _adjusted(run: TextRun) -> bytes:
    """Show a run with room before some glyphs: TJ counts in thousandths of the size, and subtracts."""
    scale = (1000 if run.vertical else -1000) / run.size
    parts, last, rest = [], 0, 0.0
    for index, points in run.adjustments:
        if index > last:
            parts.append(literal(run.glyphs[2 * last : 2 * index]))
        # What rounding leaves over goes to the next place, so that the line ends where it should.
        wanted = points * scale + rest
        whole = round(wanted)
        rest = wanted - whole
        parts.append(b"%d" % whole)
        last = index
    parts.append(literal(run.glyphs[2 * last :]))
    return b"[" + b"".join(parts) + b"]TJ"


def _fine(value: float) -> bytes:
    """Write a number with five decimals at most: factors and letter spaces, which add up over a line."""
    return (b"%.5f" % value).rstrip(b"0").rstrip(b".") if value % 1 else b"%d" % value


def _operands(color: Color, gray: bytes, rgb: bytes) -> tuple[bytes, bytes]:
    """Give operands and operator; a grey needs one ink, so it is painted as grey."""
    red, green, blue = color.unit_rgb
    if red == green == blue:
        return _fine(round(red, 4)), gray
    return b" ".join(_fine(round(part, 4)) for part in (red, green, blue)), rgb
