"""What a renderer gets and gives: a prepared collection, a template and a `RenderContext` in, bytes by name out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, Final, Protocol, TypeAlias

from casepub.diagnostics import Report
from casepub.model import Collection
from casepub.template import Template

# Name → bytes. The name "" is the file that was asked for; others lie beside it.
Outputs: TypeAlias = Mapping[str, bytes]

# The earliest moment that a zip entry can bear; also the day of what has no date.
FIXED_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)
_LAST_DAY: Final = datetime(2107, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a renderer works in.

    Attributes:
        report: where diagnostics go.
        moment: the time that files bear (UTC); never the clock, so that a second run gives the same bytes.
        font_paths: folders in which further font families lie.
        embed_model: the model travels inside the output, with what the reader discarded.
        processes: 1, or 2 that may share the work on one file, whose bytes are the same either way.
    """

    report: Report = field(default_factory=Report)
    moment: datetime = FIXED_DAY
    font_paths: tuple[Path, ...] = ()
    embed_model: bool = False
    processes: int = 1


class Renderer(Protocol):
    """Turns a collection into the files of one format.

    Attributes:
        HONOURS: dotted keys of the template schema that this renderer puts into effect; `styles.*.color` stands for
            the key in every style, `styles.title.*` for every key of one style.
        NOT_APPLICABLE: keys that have no meaning in this format, each with the reason.
    """

    HONOURS: ClassVar[frozenset[str]]
    NOT_APPLICABLE: ClassVar[Mapping[str, str]]

    def render(self, collection: Collection, template: Template, context: RenderContext) -> Outputs:
        """Give the files.

        Raises:
            RenderError: the output cannot be made.
        """
        ...


def moment_of(collection: Collection, epoch: str | None = None) -> datetime:
    """Give the time that output files bear: SOURCE_DATE_EPOCH, else the newest article date, else a fixed day."""
    if epoch and epoch.isdecimal():
        # Twelve digits are far beyond the last day already, and longer numbers beyond what a date can hold.
        return _within_zip(datetime.fromtimestamp(int(epoch), tz=UTC) if len(epoch) < 12 else _LAST_DAY)
    values = (date.value for article in collection.articles for date in article.metadata.dates)
    return _within_zip(max((FIXED_DAY, *_moments(values))))


def _within_zip(moment: datetime) -> datetime:
    return min(max(moment, FIXED_DAY), _LAST_DAY)


def _moments(values: Iterable[str]) -> Iterable[datetime]:
    for value in values:
        try:
            moment = datetime.fromisoformat(value)
            utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            continue
        yield utc
