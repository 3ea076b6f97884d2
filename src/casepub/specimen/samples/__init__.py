"""All samples, group by group, in the order of the sheet."""

from __future__ import annotations

from typing import Final

from casepub.specimen.sample import Group
from casepub.specimen.samples import breaking, interlinear, lines, mixed, punctuation, vertical

GROUPS: Final = (
    Group("Where a line may end", breaking.SAMPLES),
    Group("How wide a mark stands", punctuation.SAMPLES),
    Group("Lines and paragraphs", lines.SAMPLES),
    Group("East Asian and Western", mixed.SAMPLES),
    Group("Beside the line", interlinear.SAMPLES),
    Group("Columns", vertical.SAMPLES),
)
