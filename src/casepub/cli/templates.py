"""`casepub templates`: the layout templates that there are, what each says, and whether it is right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from fnmatch import fnmatchcase
from typing import Final

import click

from casepub.diagnostics import Report
from casepub.registry import renderer, renderer_formats
from casepub.renderers.base import Renderer
from casepub.template import Template, available, load
from casepub.template.reference import values_of
from casepub.typefaces.catalogue import Catalogue

_TAGS: Final = {"latin": "en", "hans": "zh-Hans", "hant": "zh-Hant", "ja": "ja", "ko": "ko"}


@click.group()
def templates() -> None:
    """List, show or check the layout templates."""


@templates.command("list", epilog="Example: casepub templates list")
def list_() -> None:
    """List the templates by name, with their titles and languages."""
    for name in available():
        template = load(name)
        click.echo(f"{name}\t{template.title}\t{' '.join(template.languages)}".expandtabs(16))


@templates.command("show", epilog="Example: casepub templates show article")
@click.argument("name", metavar="NAME|DIR")
def show(name: str) -> None:
    """Print every key of a template with its value, what it inherits included."""
    for key, value in values_of(load(name)):
        click.echo(f"{key} = {value}")


@templates.command("check", epilog="Example: casepub templates check ./my-template")
@click.argument("name", metavar="NAME|DIR")
def check(name: str) -> None:
    """Check a template and its fonts, and print which formats put each of its keys into effect."""
    template = load(name)
    _check_fonts(template)
    keys = [key for key, _ in values_of(template)]
    renderers = dict(_renderers())
    width = max(map(len, keys)) + 2
    click.echo("".ljust(width) + "".join(name.ljust(8) for name in renderers))
    for key in keys:
        click.echo(key.ljust(width) + "".join(_honour(key, made).ljust(8) for made in renderers.values()).rstrip())


def _check_fonts(template: Template) -> None:
    """Look up every family that the template names."""
    report = Report()
    catalogue = Catalogue.load(report=report)
    for stack in fields(template.fonts):
        families = getattr(template.fonts, stack.name)
        for script, tag in _TAGS.items():
            catalogue.family(getattr(families, script), tag)
    for diagnostic in report:
        click.echo(str(diagnostic), err=True)


def _renderers() -> Iterator[tuple[str, Renderer]]:
    yield from ((format_.name, renderer(format_.name)) for format_ in renderer_formats())


def _honour(key: str, made: Renderer) -> str:
    """Say in a word what a renderer does with a key."""
    if _matches(key, dict.fromkeys(made.HONOURS, "")):
        return "yes"
    return "n/a" if _matches(key, made.NOT_APPLICABLE) else "no"


def _matches(key: str, patterns: Mapping[str, str]) -> bool:
    return any(fnmatchcase(key, pattern) for pattern in patterns)
