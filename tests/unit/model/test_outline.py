"""Headings nested by level, whatever levels are left out."""

from typing import Any

import pytest

from casepub.model import Block, BlockQuote, Division, Heading, Paragraph, Text
from casepub.model.outline import Entry, headings_of, outline


def h(level: int, name: str) -> Heading:
    return Heading(level, (Text(name),))


def tree(entries: tuple[Entry, ...]) -> list[Any]:
    return [[entry.heading.children[0].value, *tree(entry.children)] for entry in entries]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("levels", "nested"),
    [
        ([], []),
        ([1, 1], [["0"], ["1"]]),
        ([1, 2, 2, 1], [["0", ["1"], ["2"]], ["3"]]),
        ([1, 3, 2], [["0", ["1"], ["2"]]]),
        ([2, 1, 2], [["0"], ["1", ["2"]]]),
        ([3, 2, 1], [["0"], ["1"], ["2"]]),
        ([1, 2, 3, 4, 5, 6], [["0", ["1", ["2", ["3", ["4", ["5"]]]]]]]),
    ],
)
def test_headings_nest_by_level(levels: list[int], nested: list[Any]) -> None:
    assert tree(outline(tuple(h(level, str(index)) for index, level in enumerate(levels)))) == nested


def test_headings_in_divisions_count_and_those_in_quotations_do_not() -> None:
    body: tuple[Block, ...] = (
        Paragraph(children=(Text("文"),)),
        Division((h(1, "甲"), Division((h(2, "乙"),)))),
        BlockQuote((h(1, "引"),)),
        h(2, "丙"),
    )
    assert [heading.children for heading in headings_of(body)] == [(Text("甲"),), (Text("乙"),), (Text("丙"),)]
    assert tree(outline(body)) == [["甲", ["乙"], ["丙"]]]
