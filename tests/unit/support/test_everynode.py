"""The samples of every node are complete, and survive being written down."""

from typing import get_args

import pytest

from casepub.model import Block, Inline, Table
from casepub.model.native import dumps, loads
from casepub.model.walk import walk
from tests.support import everynode
from tests.support.everynode import every_article, samples


def test_every_class_of_the_unions_has_a_sample() -> None:
    assert {sample.kind for sample in samples()} == {*get_args(Inline), *get_args(Block)}


def test_the_article_with_everything_holds_every_class() -> None:
    article = every_article()
    assert {*get_args(Inline), *get_args(Block)} <= {type(node) for node in walk(article)}
    assert loads(dumps(article)) == article


def test_a_class_without_a_sample_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(everynode.BLOCKS, Table)
    with pytest.raises(LookupError, match="Table"):
        samples()
