"""The jinja2 environment in which page skeletons are filled: a template's own files override the base's by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from casepub.errors import RenderError
from casepub.resources import TEMPLATES


@lru_cache(maxsize=8)
def environment(folders: tuple[str, ...]) -> SandboxedEnvironment:
    """Give the environment of a template that lies in these folders, nearest first."""
    places = dict.fromkeys((*folders, str(TEMPLATES / "base")))
    loader = ChoiceLoader([FileSystemLoader(place) for place in places])
    return SandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip


def fill(folders: tuple[str, ...], name: str, values: Mapping[str, Any]) -> str:
    """Fill a skeleton.

    Args:
        folders: where the template's files lie, nearest first.
        name: the skeleton, such as `html/page.html.j2`.
        values: what it may use; strings are escaped unless marked with `markup`.

    Raises:
        RenderError: the skeleton is wrong; the message names file and line.
    """
    try:
        return environment(folders).get_template(name).render(values)
    except TemplateError as error:
        place = getattr(error, "filename", None) or name
        line = getattr(error, "lineno", None)
        where = f"{place}, line {line}" if line else str(place)
        raise RenderError(f"the page template {where} cannot be filled: {error.message or error}") from error


def markup(text: str) -> Markup:
    """Mark text that is HTML already."""
    return Markup(text)
