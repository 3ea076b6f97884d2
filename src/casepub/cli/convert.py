"""`casepub convert`: sources in; for each the files asked for, written whole or not at all, out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from casepub import api
from casepub.cli.options import STANDARD_INPUT, Words, articles_of, reading_options
from casepub.cli.progress import Progress
from casepub.cli.report import Outcome, exit_code, show
from casepub.diagnostics import Report
from casepub.errors import CasepubError, UnknownFormatError, suggestion
from casepub.files import write_atomically
from casepub.model import Article, Collection
from casepub.processes import cores
from casepub.registry import renderer_format, renderer_formats, renderer_name_for
from casepub.template import Template, load

STANDARD_OUTPUT: Final = Path("-")
UNNAMED: Final = "article"


class Target(NamedTuple):
    """One file to make, and its format."""

    path: Path
    format: str


class Job(NamedTuple):
    """One source, what to make of it, and with what."""

    source: str
    targets: tuple[Target, ...]
    template: Template
    values: Mapping[str, Any]


@click.command(epilog="Example: casepub convert article.txt --to pdf,docx,epub,html --out-dir out")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-o", "outputs", multiple=True, metavar="FILE", help="Write this file; its suffix names the format.")
@click.option(
    "--to", type=Words(), default=(), metavar="FORMATS", help="Formats, parted by commas: pdf,docx,epub,html."
)
@click.option("--out-dir", type=click.Path(path_type=Path), default=".", metavar="DIR", help="Where files of --to go.")
@click.option("--template", default="article", show_default=True, metavar="NAME|DIR", help="The layout template.")
@click.option("--font-path", multiple=True, type=click.Path(path_type=Path), metavar="DIR", help="Further fonts.")
@reading_options
@click.option("--report", type=click.Choice(["text", "json"]), default="text", help="How to say what happened.")
@click.option(
    "--processes",
    type=click.IntRange(1, 2),
    metavar="N",
    help="Lay a long text out by 1 process or 2; else 2 if there is room.",
)
@click.option("--strict", is_flag=True, help="Count a warning as a failure.")
def convert(**values: Any) -> int:
    """Convert SOURCE (a file, or - for standard input) into print-ready files."""
    plans = [(source, _targets(source, values)) for source in values["sources"]]
    _refuse_clashes(plans)
    template = load(values["template"])
    outcomes = []
    with Progress() as progress:
        for number, (source, targets) in enumerate(plans, 1):
            progress.at(f"{number}/{len(plans)} {source}" if len(plans) > 1 else source)
            outcomes.append(_converted(Job(source, targets, template, values), progress))
    show(outcomes, values["report"])
    return exit_code(outcomes, strict=values["strict"])


def _targets(source: str, values: Mapping[str, Any]) -> tuple[Target, ...]:
    """Plan what to make of a source, before anything is read."""
    if values["outputs"] and len(values["sources"]) > 1:
        raise click.UsageError("-o names one file; for several sources use --to and --out-dir")
    if not values["outputs"] and not values["to"]:
        raise click.UsageError("say what to make: --to pdf,docx,epub,html or -o FILE")
    to_standard_output = "-" in values["outputs"]
    if to_standard_output:
        _refuse_mixed_output(values)
        return (Target(STANDARD_OUTPUT, _format(values["to"][0]).name),)
    named = tuple(Target(Path(output), _format_of_file(output)) for output in values["outputs"])
    others = [word for word in values["to"] if word not in {target.format for target in named}]
    return (*named, *_targets_by_format(source, others, values["out_dir"]))


def _refuse_mixed_output(values: Mapping[str, Any]) -> None:
    if (len(values["outputs"]), len(values["to"])) != (1, 1):
        raise click.UsageError("-o - writes one format to standard output; name it with --to")
    if values["report"] == "json":
        raise click.UsageError("-o - and --report json both write to standard output; name a file with -o")


def _targets_by_format(source: str, words: Sequence[str], folder: Path) -> Iterator[Target]:
    stem = UNNAMED if source == STANDARD_INPUT else Path(source).stem
    for word in words:
        format_ = _format(word)
        yield Target(folder / f"{stem}{format_.suffixes[0]}", format_.name)


def _format(word: str) -> Any:
    found = renderer_format(word)
    if found is None:
        names = [format_.name for format_ in renderer_formats()]
        raise click.UsageError(f"--to: no format '{word}'{suggestion(word, names)} (there are {', '.join(names)})")
    return found


def _format_of_file(output: str) -> str:
    try:
        return renderer_name_for(Path(output))
    except UnknownFormatError as error:
        raise click.UsageError(str(error)) from None


def _refuse_clashes(plans: Sequence[tuple[str, tuple[Target, ...]]]) -> None:
    """Refuse a plan in which one file would be written twice, or a source overwritten."""
    sources = {Path(source).resolve() for source, _ in plans if source != STANDARD_INPUT}
    paths = Counter(target.path.resolve() for _, targets in plans for target in targets)
    for path, count in paths.items():
        if path in sources:
            raise click.UsageError(f"{path} is a source; name another file with -o or another folder with --out-dir")
        if count > 1:
            raise click.UsageError(f"{path} would be written {count} times; convert these sources one by one")


def _converted(job: Job, progress: Progress) -> Outcome:
    """Read one source and make its files; what fails stands in the outcome and stops nothing else."""
    outcome = Outcome(job.source)
    try:
        articles = tuple(articles_of(job.source, job.values, outcome.report))
        document = api.collection_of(articles, Path(job.source).stem)
    except CasepubError as error:
        outcome.errors.append(str(error))
        return outcome
    for target in job.targets:
        progress.doing(target.format)
        _make(job, target, document, outcome)
    return outcome


def _make(job: Job, target: Target, document: Article | Collection, outcome: Outcome) -> None:
    try:
        _write(target.path, _rendered(job, target, document, outcome.report))
    except CasepubError as error:
        outcome.errors.append(str(error))
    else:
        outcome.written.append(str(target.path))


def _rendered(job: Job, target: Target, document: Article | Collection, report: Report) -> bytes:
    # The one other thread here is that of `Progress`, which stands still while a process is copied.
    fonts, processes = job.values["font_path"], job.values["processes"] or cores()
    return api.render(
        document, target.format, template=job.template, font_paths=fonts, report=report, processes=processes
    )


def _write(path: Path, data: bytes) -> None:
    if path == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    write_atomically(path, data)
