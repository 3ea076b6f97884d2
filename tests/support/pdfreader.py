"""Reads a PDF back by its own bytes: glyphs with their places, strokes, and the text as an extractor meets it.

Knows what ISO 32000-1 says and nothing of the painter's code: objects, streams, Type 0 fonts, the text operators.
Coordinates are points from the top left corner of the page, y down.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One glyph: what it says, where its origin is, how far it moves on, how it stands.

    Attributes:
        char: by the font's map to Unicode.
        said: by the marked content around it, where that says one character a glyph; else as `char`.
        x, y: the origin on the page (for a glyph of a column, the top of its em on the centre line).
        advance: in points, its letter space left out.
        turned: rotated a quarter clockwise; `upright` set by a vertical font.
        squeeze: the horizontal scale of the glyph against its height.
    """

    char: str
    said: str
    gid: int
    font: str
    x: float
    y: float
    size: float
    advance: float
    upright: bool
    turned: bool
    squeeze: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """One path: its operators' points, and whether it is filled."""

    points: tuple[tuple[float, float], ...]
    filled: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Give left, top, right, bottom."""
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass
class PdfPage:
    """What one page holds, in the order of its content."""

    height: float
    marks: list[Mark] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Font:
    name: str
    vertical: bool
    texts: dict[int, str]
    widths: dict[int, float]
    default: float
    downs: dict[int, tuple[float, float, float]]
    down: tuple[float, float]

    def width(self, glyph: int) -> float:
        return self.widths.get(glyph, self.default) / 1000

    def drop(self, glyph: int) -> float:
        return -self.downs.get(glyph, (self.down[1],))[0] / 1000


def read_pdf(data: bytes) -> list[PdfPage]:
    """Read every page of a PDF that is neither encrypted nor packed in object streams."""
    return [_Page(file, page).read() for file in [_File(data)] for page in file.pages()]


class _File:
    def __init__(self, data: bytes) -> None:
        found = re.finditer(rb"(?:^|\s)(\d+) 0 obj\s(.*?)\sendobj", data, re.DOTALL)
        self._bodies = {int(match[1]): match[2] for match in found}
        self._fonts: dict[int, _Font] = {}

    def pages(self) -> Iterator[int]:
        root = next(body for body in self._bodies.values() if re.search(rb"/Type\s*/Pages\b", body))
        yield from _references(_after(root, b"Kids"))

    def body(self, number: int) -> bytes:
        return self._bodies[number]

    def stream(self, number: int) -> bytes:
        head, _, data = self._bodies[number].partition(b"stream\n")
        data = data[: data.rindex(b"\nendstream")]
        return zlib.decompress(data) if b"/FlateDecode" in head else data

    def font(self, number: int) -> _Font:
        if number not in self._fonts:
            self._fonts[number] = self._font(number)
        return self._fonts[number]

    def _font(self, number: int) -> _Font:
        body = self._bodies[number]
        descendant = self._bodies[_reference(body, b"DescendantFonts")]
        name = re.search(rb"/BaseFont\s*/(\S+)", body)
        assert name
        default = re.search(rb"/DW ([\d.]+)", descendant)
        down = re.search(rb"/DW2\s*\[([-\d.]+) ([-\d.]+)\]", descendant)
        return _Font(
            name=name[1].decode(),
            vertical=b"Identity-V" in body,
            texts=_map_to_unicode(self.stream(_reference(body, b"ToUnicode"))),
            widths={glyph: values[0] for glyph, values in _metrics(_after(descendant, b"W"), 1)},
            default=float(default[1]) if default else 1000.0,
            downs=dict(_metrics(_after(descendant, b"W2"), 3)),
            down=(float(down[1]), float(down[2])) if down else (880.0, -1000.0),
        )


def _references(text: bytes) -> list[int]:
    return [int(number) for number in re.findall(rb"(\d+) 0 R", text)]


def _after(body: bytes, key: bytes) -> bytes:
    """Give the array (or what stands to the line's end) behind a key."""
    found = re.search(rb"/" + key + rb"\s*(\[|\d)", body)
    if not found:
        return b""
    start = found.start(1)
    if body[start : start + 1] != b"[":
        return body[start : body.index(b"\n", start)] if b"\n" in body[start:] else body[start:]
    depth = 0
    for at in range(start, len(body)):
        depth += (body[at] == 0x5B) - (body[at] == 0x5D)
        if not depth:
            return body[start + 1 : at]
    raise ValueError(key)


def _reference(body: bytes, key: bytes) -> int:
    return _references(_after(body, key))[0]


def _metrics(text: bytes, count: int) -> Iterator[tuple[int, Any]]:
    """Yield the entries of W (count 1) or W2 (count 3) as `first [values]`."""
    for first, values in re.findall(rb"(\d+)\s*\[([^\]]*)\]", text):
        numbers = [float(value) for value in values.split()]
        for index in range(0, len(numbers), count):
            yield int(first) + index // count, tuple(numbers[index : index + count])


def _map_to_unicode(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})><([0-9A-F]*)>\n", cmap)
    return {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in pairs if a != b"0000" or b != b"FFFF"}


_TOKEN: Final = re.compile(
    rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f]*>|[\[\]]|/[^\s/<>()\[\]]+|[-+.\d][-+.\d]*|[A-Za-z'\"*]+", re.DOTALL
)


class _Page:
    """One page's content stream, run."""

    def __init__(self, file: _File, number: int) -> None:
        self._file = file
        body = file.body(number)
        box = re.search(rb"/MediaBox\s*\[\S+ \S+ (\S+) (\S+)\]", body)
        assert box
        self._page = PdfPage(float(box[2]))
        self._content = file.stream(_reference(body, b"Contents"))
        fonts = _font_labels(file.body(_reference(body, b"Resources")))
        self._fonts = {label: file.font(n) for label, n in fonts.items()}
        self._ctm, self._stack = IDENTITY, list[tuple[Any, ...]]()
        self._line = IDENTITY
        self._font, self._size, self._space = "", 0.0, 0.0
        self._at = 0.0  # how far the pen is along the line
        self._points: list[tuple[float, float]] = []
        # Marked content: the text it says (None: nothing) and where its marks begin.
        self._marked: list[tuple[str | None, int, int]] = []

    def read(self) -> PdfPage:
        operands: list[Any] = []
        for token in self._tokens():
            if isinstance(token, bytes) and token[:1].isalpha():
                method: Callable[[list[Any]], None] | None = getattr(self, f"_op_{token.decode()}", None)
                if method:
                    method(operands)
                operands = []
            else:
                operands.append(token)
        return self._page

    def _tokens(self) -> Iterator[Any]:
        stack: list[list[Any]] = [[]]
        for found in _TOKEN.finditer(self._content):
            token = found[0]
            if token in (b"[", b"<<"):
                stack.append([])
            elif token in (b"]", b">>"):
                done = stack.pop()
                if len(stack) == 1:
                    yield done
                else:
                    stack[-1].append(done)
            elif len(stack) > 1:
                stack[-1].append(_value(token))
            else:
                yield _value(token)

    def _op_q(self, _: list[Any]) -> None:
        self._stack.append((self._ctm, self._font, self._size, self._space))

    def _op_Q(self, _: list[Any]) -> None:  # noqa: N802 (operators are spelt so)
        self._ctm, self._font, self._size, self._space = self._stack.pop()

    def _op_cm(self, numbers: list[Any]) -> None:
        self._ctm = times(_matrix(numbers), self._ctm)

    def _op_BT(self, _: list[Any]) -> None:  # noqa: N802
        self._line, self._at = IDENTITY, 0.0

    def _op_Td(self, numbers: list[Any]) -> None:  # noqa: N802
        self._line, self._at = times((1.0, 0.0, 0.0, 1.0, numbers[0], numbers[1]), self._line), 0.0

    def _op_Tf(self, operands: list[Any]) -> None:  # noqa: N802
        self._font, self._size = operands[0].text, operands[1]

    def _op_Tc(self, numbers: list[Any]) -> None:  # noqa: N802
        self._space = numbers[0]

    def _op_Tj(self, operands: list[Any]) -> None:  # noqa: N802
        self._show(operands)

    def _op_TJ(self, operands: list[Any]) -> None:  # noqa: N802
        self._show(operands[0])

    def _show(self, parts: list[Any]) -> None:
        font = self._fonts[self._font]
        for part in parts:
            if isinstance(part, _String):
                for glyph in part.ids:
                    self._at += self._glyph(font, glyph, self._at)
            else:
                self._at -= part * self._size / 1000

    def _glyph(self, font: _Font, glyph: int, at: float) -> float:
        """Note a glyph `at` points along the line; give how far the pen moves, up the page being positive."""
        a, b, c, d, e, f = times(self._line, self._ctm)
        x, y = (e + c * at, f + d * at) if font.vertical else (e + a * at, f + b * at)
        own = font.drop(glyph) if font.vertical else font.width(glyph)
        char = font.texts.get(glyph, "\ufffd")
        along = (c * c + d * d) ** 0.5 if font.vertical else (a * a + b * b) ** 0.5
        across = (a * a + b * b) ** 0.5 if font.vertical else (c * c + d * d) ** 0.5
        turned = abs(a) < abs(b)
        mark = Mark(
            char, char, glyph, font.name, x, self._page.height - y, self._size * across, own * self._size * along,
            font.vertical, turned, along / across,
        )  # fmt: skip
        self._page.marks.append(mark)
        if not any(said is not None for said, _, _ in self._marked):
            self._page.text += char
        return -own * self._size + self._space if font.vertical else own * self._size + self._space

    def _op_BDC(self, operands: list[Any]) -> None:  # noqa: N802
        properties = operands[1]
        said = None
        for key, value in zip(properties[::2], properties[1::2], strict=False):
            if getattr(key, "text", "") == "ActualText":
                said = value.decoded
        self._marked.append((said, len(self._page.marks), len(self._page.text)))

    def _op_BMC(self, _: list[Any]) -> None:  # noqa: N802
        self._marked.append((None, 0, 0))

    def _op_EMC(self, _: list[Any]) -> None:  # noqa: N802
        said, start, at = self._marked.pop()
        if said is None:
            return
        page = self._page
        if not any(outer is not None for outer, _, _ in self._marked):
            page.text = page.text[:at] + said
        if len(page.marks) - start == len(said):
            page.marks[start:] = [_saying(m, c) for m, c in zip(page.marks[start:], said, strict=True)]

    def _point(self, x: float, y: float) -> None:
        a, b, c, d, e, f = self._ctm
        self._points.append((a * x + c * y + e, self._page.height - (b * x + d * y + f)))

    def _op_m(self, numbers: list[Any]) -> None:
        self._point(*numbers)

    def _op_l(self, numbers: list[Any]) -> None:
        self._point(*numbers)

    def _op_c(self, numbers: list[Any]) -> None:
        for index in (0, 2, 4):
            self._point(*numbers[index : index + 2])

    def _end_path(self, *, filled: bool) -> None:
        if self._points:
            self._page.strokes.append(Stroke(tuple(self._points), filled))
        self._points = []

    def _op_S(self, _: list[Any]) -> None:  # noqa: N802
        self._end_path(filled=False)

    def _op_f(self, _: list[Any]) -> None:
        self._end_path(filled=True)


def _saying(mark: Mark, char: str) -> Mark:
    return Mark(
        mark.char, char, mark.gid, mark.font, mark.x, mark.y, mark.size, mark.advance, mark.upright, mark.turned,
        mark.squeeze,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    text: str


@dataclass(frozen=True, slots=True)
class _String:
    data: bytes

    @property
    def ids(self) -> list[int]:
        return [int.from_bytes(self.data[i : i + 2], "big") for i in range(0, len(self.data), 2)]

    @property
    def decoded(self) -> str:
        if self.data[:2] == b"\xfe\xff":
            return self.data[2:].decode("utf-16-be")
        return self.data.decode("latin-1")


def _value(token: bytes) -> Any:
    if token[:1] == b"(":
        return _String(re.sub(rb"\\(.)", _unescaped, token[1:-1], flags=re.DOTALL))
    if token[:1] == b"<":
        return _String(bytes.fromhex(token[1:-1].decode()))
    if token[:1] == b"/":
        return _Name(token[1:].decode())
    return token if token[:1].isalpha() else float(token)


def _unescaped(found: re.Match[bytes]) -> bytes:
    return {b"r": b"\r", b"n": b"\n"}.get(found[1], found[1])


def _font_labels(resources: bytes) -> dict[str, int]:
    fonts = re.search(rb"/Font\s*<<(.*?)>>", resources, re.DOTALL)
    return {label.decode(): int(n) for label, n in re.findall(rb"/(\w+) (\d+) 0 R", fonts[1] if fonts else b"")}


def _matrix(numbers: list[Any]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """Give the product of two matrices as PDF writes them."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
