"""What happened, told to a person or to a program: outcomes in; text, JSON and the exit code out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import click

from casepub.diagnostics import Report


@dataclass(slots=True)
class Outcome:
    """What became of one source: the files written, what failed, what the report holds."""

    source: str
    written: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    report: Report = field(default_factory=Report)

    def as_data(self) -> dict[str, Any]:
        """Give the outcome as plain data for JSON."""
        return {
            "source": self.source,
            "written": self.written,
            "errors": self.errors,
            "diagnostics": self.report.as_data(),
        }


def show(outcomes: Sequence[Outcome], how: str) -> None:
    """Print the outcomes: as text (files on standard output, the rest on standard error), or all as JSON."""
    if how == "json":
        click.echo(json.dumps({"sources": [outcome.as_data() for outcome in outcomes]}, ensure_ascii=False, indent=2))
        return
    for outcome in outcomes:
        _show_text(outcome)


def _show_text(outcome: Outcome) -> None:
    for diagnostic in outcome.report:
        click.echo(str(diagnostic), err=True)
    for error in outcome.errors:
        click.echo(f"error: {error}", err=True)
    for path in outcome.written:
        if path != "-":
            click.echo(path)


def exit_code(outcomes: Sequence[Outcome], *, strict: bool) -> int:
    """Give 1 when something failed, or when `strict` and a warning was given; else 0."""
    failed = any(outcome.errors for outcome in outcomes)
    warned = sum(len(outcome.report.warnings) for outcome in outcomes)
    if strict and warned and not failed:
        click.echo(f"error: {warned} warning{'s' * (warned > 1)}, and --strict allows none", err=True)
    return 1 if failed or (strict and warned) else 0
