"""`casepub dump`: a source in; its parsed model as JSON, or what the reader did line by line, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from casepub.api import collection_of
from casepub.cli.explain import as_page, as_text, facts_of
from casepub.cli.options import articles_of, reading_options
from casepub.diagnostics import Report
from casepub.files import write_atomically
from casepub.model import Article, native


@click.command(epilog="Example: casepub dump article.txt -o article.json")
@click.argument("source", metavar="SOURCE")
@click.option("-o", "output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to the terminal.")
@click.option("--explain", is_flag=True, help="Say what became of each line and why, instead of the JSON.")
@click.option("--report", type=click.Choice(["text", "html"]), help="The form of --explain, text unless stated.")
@reading_options
def dump(source: str, output: Path | None, explain: bool, **values: Any) -> None:
    """Print the parsed model of SOURCE as JSON, with what was taken out of the text and why."""
    how = values.pop("report")
    report = Report()
    articles = tuple(articles_of(source, values, report))
    text = _explained(articles, how) if explain or how else native.dumps(collection_of(articles, Path(source).stem))
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, click.unstyle(text).encode("utf-8"))
    for diagnostic in report:
        click.echo(str(diagnostic), err=True)


def _explained(articles: Sequence[Article], how: str | None) -> str:
    facts = [fact for article in articles for fact in facts_of(article)]
    return as_page(facts, articles[0].metadata.title if articles else "") if how == "html" else as_text(facts)
