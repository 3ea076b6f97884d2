"""CSS font stacks: a template's stack and a language in, families with a generic last out. No font file is opened."""

from __future__ import annotations

from functools import cache
from typing import Final

from casepub.template.schema import FontStack, FontStackName, Template
from casepub.text.region import region_of
from casepub.typefaces.entries import Family, load_entries, normal
from casepub.typefaces.entries import region_of as catalogue_region

_GENERIC: Final = {"serif": "serif", "sans": "sans-serif", "kai": "serif", "fangsong": "serif", "mono": "monospace"}
_GENERICS: Final = frozenset(_GENERIC.values())
_SCRIPTS: Final = {"zh-Hans-CN": "hans", "zh-Hant-TW": "hant", "zh-Hant-HK": "hant", "ja-JP": "ja", "ko-KR": "ko"}


def script_of(language: str) -> str:
    """Give the key of a font stack that serves a language: hans, hant, ja, ko or latin."""
    return _SCRIPTS.get(region_of(language).tag, "latin")


def families(template: Template, name: FontStackName, language: str, *, faces: bool) -> tuple[str, ...]:
    """Give the families of a stack for a language.

    Args:
        template: the layout template.
        name: the stack.
        language: BCP 47.
        faces: the style sheet defines a face for the Latin letters of each stack (`latin_face`); without it, a Latin
            family comes first only when it has no East Asian characters: it would take them from the script's own.
    """
    stack: FontStack = getattr(template.fonts, name)
    script = script_of(language)
    own = _named(getattr(stack, script), language)
    if not own_latin(stack, script):
        return (*own, _GENERIC[name])
    if faces:
        return (latin_face(name), *own, _GENERIC[name])
    latin = _named(stack.latin, language)
    both = (*own, *latin) if _is_east_asian(stack.latin) else (*latin, *own)
    return (*dict.fromkeys(both), _GENERIC[name])


def latin_face(name: FontStackName) -> str:
    """Name the face that holds a stack's Latin letters alone."""
    return f"{name} latin"


def own_latin(stack: FontStack, script: str) -> bool:
    """Tell whether Latin letters have another family than the script's, or another size."""
    other = normal(stack.latin) != normal(getattr(stack, script))
    return script != "latin" and (other or stack.latin_scale != 1.0)


def _named(family: str, language: str) -> tuple[str, ...]:
    return tuple(name for name in family_names(family, language) if name not in _GENERICS)


def _is_east_asian(family: str) -> bool:
    entry = _entries().get(normal(family))
    return entry is not None and not {"Hans", "Hant", "Jpan", "Kore"}.isdisjoint(entry.scripts)


def family_names(family: str, language: str) -> tuple[str, ...]:
    """Give what browsers call a family for a language; one that the catalogue does not know goes by its own name."""
    entry = _entries().get(normal(family))
    return entry.names(catalogue_region(language)).css if entry else (family,)


@cache
def _entries() -> dict[str, Family]:
    families_, _ = load_entries()
    stand_ins = {normal(name): family for family in families_ for name in family.stands_for}
    return stand_ins | {normal(name): family for family in families_ for name in (family.name, *family.aliases)}


def css_list(names: tuple[str, ...]) -> str:
    """Write a `font-family` value."""
    return ", ".join(name if name in _GENERICS else css_string(name) for name in names)


def css_string(value: str) -> str:
    """Write a CSS string; nothing in it can end the string or the style element (CSS Syntax 3 §4.3.7)."""
    return '"' + "".join(c if c.isalnum() or c in " .,:;·•_-+()（）《》、　" else f"\\{ord(c):x} " for c in value) + '"'
