"""Labels in the template's style, and what stands between a label and its text."""

from dataclasses import replace
from typing import Any

import pytest

from casepub.model import Article, Division, Heading, Metadata, Paragraph, Text
from casepub.model.outline import headings_of
from casepub.template import load
from casepub.transform.numbering import label_joint, numbered

BASE = load("base")
WORDS = (Text("题"),)


def h(level: int, label: str = "旧、", role: Any = "none") -> Heading:
    return Heading(level, WORDS, label, 1, role)


def labels(style: Any, *body: Any) -> list[str]:
    template = replace(BASE, numbering=replace(BASE.numbering, headings=style))
    return [heading.label for heading in headings_of(numbered(Article(Metadata(), body), template).body)]


TREE = (h(2), h(3), h(3), h(4), h(5), h(2), h(3))


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("as-written", ["旧、"] * 7),
        ("none", [""] * 7),
        ("decimal", ["1", "1.1", "1.2", "1.2.1", "1.2.1.1", "2", "2.1"]),
        ("chinese", ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]),
        ("legal", ["第一章", "第一节", "第二节", "第一条", "（一）", "第二章", "第一节"]),
    ],
)
def test_labels(style: str, expected: list[str]) -> None:
    assert labels(style, *TREE) == expected


def test_headings_in_divisions_count() -> None:
    assert labels("chinese", h(2), Division((h(1), h(2))), h(1)) == ["（一）", "一、", "（一）", "二、"]


def test_levels_deeper_than_the_patterns_keep_the_last() -> None:
    assert labels("chinese", *(h(level) for level in range(1, 7))) == [
        "一、",
        "（一）",
        "1.",
        "（1）",
        "（1）",
        "（1）",
    ]


def test_a_conclusion_has_no_number_and_is_not_counted() -> None:
    assert labels("decimal", h(2), h(2, role="conclusion"), h(2)) == ["1", "", "2"]


def test_an_article_without_headings_is_unchanged() -> None:
    article = Article(Metadata(), (Paragraph(children=WORDS),))
    assert numbered(article, replace(BASE, numbering=replace(BASE.numbering, headings="decimal"))) == article


@pytest.mark.parametrize(
    ("label", "joint"),
    [
        ("", ""), ("1、", ""), ("（一）", ""), ("1．", ""), ("第一章", "\u3000"), ("1.", " "), ("1", " "),
        ("Chapter 1", " "), ("제1장 ", ""), ("제1장", "\u3000"), ("【1】", ""), ("①", "\u3000"),
    ],
)  # fmt: skip
def test_joints(label: str, joint: str) -> None:
    assert label_joint(h(1, label)) == joint


def test_a_label_alone_has_no_joint() -> None:
    assert label_joint(Heading(1, (), "第一章")) == ""
