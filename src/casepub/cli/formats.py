"""`casepub formats`: what can be read and written, built in or added by other packages."""

from __future__ import annotations

from collections.abc import Iterable

import click

from casepub.registry import Format, reader_formats, renderer_formats


@click.command(epilog="Example: casepub formats")
def formats() -> None:
    """List the formats that can be read and written."""
    _table("reads", reader_formats())
    _table("writes", renderer_formats())


def _table(verb: str, rows: Iterable[Format]) -> None:
    click.echo(f"{verb}:")
    for row in rows:
        click.echo(f"  {row.name:<10}{row.title:<44}{' '.join(row.suffixes)}".rstrip())
