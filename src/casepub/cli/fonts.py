"""`casepub fonts`: the font families that can be set, and whether their files are sound."""

from __future__ import annotations

from pathlib import Path

import click

from casepub.typefaces.catalogue import Catalogue, FamilyState

font_path = click.option(
    "--font-path", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="Further fonts."
)


@click.group()
def fonts() -> None:
    """List the font families or check their files."""


@fonts.command("list", epilog="Example: casepub fonts list --font-path ~/fonts")
@font_path
def list_(font_path: tuple[Path, ...]) -> None:
    """List the families that a template may name, and the files that set them."""
    catalogue = Catalogue.load(font_path)
    for state in catalogue.states():
        click.echo(_line(state))
    for name, files in catalogue.found_families().items():
        click.echo(f"{name}\tfound\t{', '.join(map(str, files))}".expandtabs(24))


def _line(state: FamilyState) -> str:
    family = state.family
    where = "shipped" if family.shipped else "found"
    if not state.files:
        return f"{family.name}\tabsent\t{' or '.join(family.fallback)} stands for it".expandtabs(24)
    return f"{family.name}\t{where}\t{', '.join(str(file) for file in state.files)}".expandtabs(24)


@fonts.command("check", epilog="Example: casepub fonts check")
@font_path
def check(font_path: tuple[Path, ...]) -> int:
    """Compare the shipped files with their checksums, and open those of --font-path."""
    catalogue = Catalogue.load(font_path)
    report = catalogue.check()
    found = Catalogue.load(font_path, report).found_families()
    for diagnostic in report:
        click.echo(str(diagnostic), err=True)
    shipped = sum(len(state.files) for state in catalogue.states() if state.family.shipped)
    click.echo(f"{shipped} shipped files and {len(found)} further families checked, {len(report)} complaints")
    return 1 if report.warnings else 0
