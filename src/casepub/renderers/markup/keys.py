"""The style keys that CSS puts into effect, for the tables of what a renderer honours."""

from __future__ import annotations

from dataclasses import fields

from casepub.renderers.markup.roles import SELECTORS
from casepub.template import Style


def style_keys() -> tuple[str, ...]:
    """Give every key of every style that stands in the text."""
    roles = ("paragraph", *SELECTORS)
    return tuple(f"styles.{role}.{field.name}" for role in roles for field in fields(Style))
