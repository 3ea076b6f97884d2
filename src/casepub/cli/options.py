"""The options that several commands share: how a source is read, and which template and fonts are used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from casepub.api import read_all
from casepub.cli.remember import remember
from casepub.diagnostics import Report
from casepub.model import Article
from casepub.readers.base import ReadOptions
from casepub.text.language import language_tag

F = TypeVar("F", bound=Callable[..., Any])

MEGABYTE: Final = 1024 * 1024
STANDARD_INPUT: Final = "-"


class LineNumbers(click.ParamType[frozenset[int]]):
    """Line numbers as a person writes them: `12,31,40-44`."""

    name = "lines"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[int]:
        """Read the numbers and ranges."""
        if isinstance(value, frozenset):
            return value
        try:
            return frozenset(number for item in value.split(",") for number in _range(item))
        except ValueError:
            self.fail(f"'{value}' is no list of lines: write 12,31 or 40-44", param, ctx)


def _range(item: str) -> range:
    first, _, last = item.strip().partition("-")
    return range(int(first), int(last or first) + 1)


class Words(click.ParamType[tuple[str, ...]]):
    """Words parted by commas: `pdf,docx`."""

    name = "words"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Part the words and drop repeated ones."""
        if isinstance(value, tuple):
            return value
        return tuple(dict.fromkeys(word.strip().lower() for word in value.split(",") if word.strip()))


class LanguageTag(click.ParamType[str]):
    """A language as BCP 47 writes it: `zh-Hans`."""

    name = "tag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Bring the tag into its usual shape."""
        try:
            return language_tag(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


READING: Final = (
    click.option("--from", "source_format", metavar="FORMAT", help="Input format; else found by suffix and content."),
    click.option(
        "--language", type=LanguageTag(), metavar="TAG", help="BCP 47 tag such as zh-Hans or ja; else found."
    ),
    click.option("--keep-all", is_flag=True, help="Take nothing out of the text."),
    click.option("--keep-punctuation", is_flag=True, help="Leave ASCII marks between Han characters as they are."),
    click.option(
        "--restore", type=LineNumbers(), default=frozenset(), metavar="LINES",
        help="Put these source lines back: 12,31 or 40-44.",
    ),
    click.option(
        "--remove", type=LineNumbers(), default=frozenset(), metavar="LINES", help="Take these source lines out."
    ),
    click.option(
        "--remember", is_flag=True,
        help="Keep these choices in NAME.casepub.toml beside the source, for every later run.",
    ),
    click.option("--split", type=click.Choice(["chapters"]), help="Make an article of each chapter."),
    click.option(
        "--changes", type=click.Choice(["accept", "reject"]), default="accept", show_default=True,
        help="How tracked changes of a Word file count.",
    ),
    click.option("--allow-network", is_flag=True, help="Fetch pictures that a page names."),
    click.option(
        "--max-size", type=click.IntRange(min=1), default=30, show_default=True, metavar="MB",
        help="The largest input that is read.",
    ),
)  # fmt: skip


def reading_options(command: F) -> F:
    """Give a command the options that say how a source is read."""
    for option in reversed(READING):
        command = option(command)
    return command


def read_options(values: Mapping[str, Any]) -> ReadOptions:
    """Turn what the user wrote into the reader's options."""
    return ReadOptions(
        language=values["language"],
        keep_all=values["keep_all"],
        keep_punctuation=values["keep_punctuation"],
        restore=values["restore"],
        remove=values["remove"],
        split_chapters=values["split"] == "chapters",
        changes=values["changes"],
        allow_network=values["allow_network"],
        maximum_size=values["max_size"] * MEGABYTE,
    )


def articles_of(source: str, values: Mapping[str, Any], report: Report) -> Iterator[Article]:
    """Read the articles of a file, or of standard input for `-`."""
    options = read_options(values)
    opened: Path | bytes = Path(source)
    if source == STANDARD_INPUT:
        opened = sys.stdin.buffer.read(options.maximum_size + 1)
    elif values["remember"]:
        remember(Path(source), options)
    return read_all(opened, format=values["source_format"], options=options, report=report)
