"""Where a line may end: UAX #14 (Unicode 17) and its regional tailorings. (Signatures settled; bodies follow.)

never_start(region: Region, level: Level | str | None = None) -> frozenset[str]
never_end(region: Region, level: Level | str | None = None) -> frozenset[str]
tailoring(region: Region, level: Level | str | None = None) -> Tailoring     # cached; None: the region's own level
"""

from __future__ import annotations

from casepub.text import _uax14, _unicode

NO_BREAK, ALLOWED, MANDATORY = 0, 1, 2

_SYMBOLS = _unicode.Memo(lambda code: _uax14.code_of(_unicode.record(code).line_break))


def opportunities(text: str, tailoring: None = None) -> bytes:
    """Say for each place of a text whether a line may end there."""
    if not text:
        return b"\0"
    engine = _uax14.machine()
    symbols = text.translate(_SYMBOLS)
    found = _uax14.decide(symbols, engine).translate(engine.verdicts)
    found[0], found[-1] = NO_BREAK, MANDATORY
    return bytes(found)
