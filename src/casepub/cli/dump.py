"""`casepub dump`: a source in, its parsed model as JSON out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from casepub.api import collection_of
from casepub.cli.options import articles_of, reading_options
from casepub.diagnostics import Report
from casepub.files import write_atomically
from casepub.model import native


@click.command(epilog="Example: casepub dump article.txt -o article.json")
@click.argument("source", metavar="SOURCE")
@click.option(
    "-o", "output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to standard output."
)
@reading_options
def dump(source: str, output: Path | None, **values: Any) -> None:
    """Print the parsed model of SOURCE as JSON, with what was taken out of the text and why."""
    report = Report()
    text = native.dumps(collection_of(tuple(articles_of(source, values, report)), Path(source).stem))
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text.encode("utf-8"))
    for diagnostic in report:
        click.echo(str(diagnostic), err=True)
