"""What kind of ruby pairs are, where the source does not say: bases with their annotations in, ruby out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from casepub.model import Ruby, RubyPair
from casepub.model.inline import RubyKind
from casepub.text.pattern import lazily

# Letters of bopomofo, its extensions for other languages of China, and its tone marks (CLREQ §5.5.3).
BOPOMOFO: Final = lazily(r"[\u3100-\u312f\u31a0-\u31bfˊˇˋ˙\s]+")


def ruby_of(pairs: Sequence[RubyPair]) -> Ruby:
    """Make ruby: bopomofo by its letters; mono where each of several bases is one character, else group."""
    notes = "".join(pair.annotation for pair in pairs)
    if notes and BOPOMOFO.fullmatch(notes):
        return Ruby(tuple(part for pair in pairs for part in _by_character(pair)), "zhuyin")
    single = len(pairs) > 1 and bool(notes) and all(len(pair.base) == 1 for pair in pairs if pair.annotation)
    kind: RubyKind = "mono" if single else "group"
    return Ruby(tuple(pairs), kind)


def _by_character(pair: RubyPair) -> tuple[RubyPair, ...]:
    """Part a word whose bopomofo has a syllable for each character."""
    syllables = pair.annotation.split()
    if len(syllables) != len(pair.base):
        return (pair,)
    return tuple(map(RubyPair, pair.base, syllables))
