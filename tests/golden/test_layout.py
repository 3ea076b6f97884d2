"""Golden files of the layout: what stands where on the pages of small articles, set with the ruler face.

Every East Asian letter is 10 points, every other 5, a line 20; the type area begins 40 points from the paper's edges,
so that each number can be worked out in the head.
"""

import pytest

from casepub.layout.display import describe
from tests.support.golden import Golden
from tests.support.sheets import laid_out
from tests.support.specimens import prepared, square


@pytest.mark.parametrize("name", ["zh-Hans", "ja", "ko", "zh-Hant-TW"])
def test_pages_of_articles(golden: Golden, name: str) -> None:
    template = square()
    golden(f"layout/{name}.txt", describe(laid_out(prepared(name, template), template).pages))


def test_pages_of_a_vertical_novel(golden: Golden) -> None:
    template = square("square-novel")
    golden("layout/novel.txt", describe(laid_out(prepared("novel", template), template).pages))
