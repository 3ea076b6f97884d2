"""The entry of the command `casepub`: its commands by name, each loaded when called; errors as one sentence."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Final

import click

from casepub import __version__
from casepub.errors import CasepubError, suggestion

COMMANDS: Final = {
    "convert": "casepub.cli.convert:convert",
    "dump": "casepub.cli.dump:dump",
    "formats": "casepub.cli.formats:formats",
    "specimen": "casepub.cli.specimen:specimen",
    "templates": "casepub.cli.templates:templates",
    "fonts": "casepub.cli.fonts:fonts",
}

_OBJECTS_A_SEARCH: Final = 100_000

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which there are."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            known = ", ".join(COMMANDS)
            raise click.UsageError(f"no command '{args[0]}'{suggestion(args[0], COMMANDS)} (there are {known})", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: casepub convert article.txt --to pdf,docx,epub,html --out-dir out",
)
@click.version_option(__version__, prog_name="casepub")
def cli() -> None:
    """Turn messy Chinese, Japanese and Korean articles into print-ready PDF, Word, EPUB and HTML."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    _speak_utf8()
    if arguments is None:  # this process is the command's own
        _seek_few_cycles()
    try:
        return int(cli.main(arguments, prog_name="casepub", standalone_mode=False) or DONE)
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except CasepubError as error:
        click.echo(f"error: {error}", err=True)
        return FAILED
    except BrokenPipeError:
        _drop_output()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED


def _seek_few_cycles() -> None:
    """Let Python look for reference cycles seldom, and not at exit: starting makes much that stays and few cycles."""
    gc.set_threshold(_OBJECTS_A_SEARCH)
    atexit.register(gc.freeze)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console says; what is no text (an undecodable file name) is written escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Send what is left to nowhere, so that Python does not complain at exit that nobody reads."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
