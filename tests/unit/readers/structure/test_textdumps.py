"""The gates on real pages, where the shared data are at hand: a little below what is reached today."""

from statistics import fmean

import pytest

from bench.reading import Case, dumps, f1
from casepub.model.walk import text_of
from casepub.readers.base import ReadContext, Source
from casepub.readers.plaintext import PlainTextReader
from tests.support.data import shared


def body_of(case: Case) -> str:
    (article,) = PlainTextReader().read(Source(case.data, case.name), ReadContext())
    return text_of(article.body)


@pytest.mark.slow
def test_bodies_of_chinese_text_dumps() -> None:
    shared("textdumps")
    cases = [case for case in dumps() if case.language == "zh" and case.truth.get("body") and case.kind == "article"]
    assert fmean(f1(body_of(case), case.truth["body"]) for case in cases) >= 0.96
