"""`casepub specimen`: a sheet that shows every rule of composition in one language, as PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from casepub import api
from casepub.cli.fonts import font_path
from casepub.diagnostics import Report
from casepub.files import write_atomically
from casepub.specimen import LANGUAGES
from casepub.specimen import specimen as specimen_of
from casepub.template import load


@click.command(epilog="Example: casepub specimen --template novel --language ja -o specimen.pdf")
@click.option("--template", default="article", show_default=True, metavar="NAME|DIR", help="The layout template.")
@click.option("--language", default="zh-Hans", show_default=True, help=f"One of {', '.join(LANGUAGES.values())}.")
@click.option("--vertical", is_flag=True, help="In columns, whatever the template says.")
@font_path
@click.option("-o", "output", required=True, metavar="FILE", help="The PDF to write; - for standard output.")
def specimen(template: str, language: str, vertical: bool, font_path: tuple[Path, ...], output: str) -> int:
    """Set a sheet that shows every rule of composition, one a line, with its clause and what to look for."""
    report = Report()
    article, sheet = specimen_of(load(template), language, vertical=vertical)
    data = api.render(article, "pdf", template=sheet, font_paths=font_path, report=report)
    if output == "-":
        sys.stdout.buffer.write(data)
    else:
        write_atomically(Path(output), data)
    for diagnostic in report:
        click.echo(str(diagnostic), err=True)
    return 0
