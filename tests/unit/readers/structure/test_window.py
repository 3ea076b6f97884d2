"""Where the text stands among page furniture, and where it ends."""

from collections.abc import Sequence

from casepub.readers.structure.line import Line
from casepub.readers.structure.overlap import Overlap
from casepub.readers.structure.row import rows_of
from casepub.readers.structure.title import find_section, find_title
from casepub.readers.structure.window import Window, find_window

BODY = tuple(
    f"第{count}段写的是河边的旧码头，写到了码头上的人，也写到了船，一直写到天黑才停下来。" for count in "一二三四五"
)
MENU = ("首页", "* 新闻", "* 体育", "* 财经")
FEED = ("相关阅读", "* 旧书市集周末开张", "* 河堤步道今年完工", "河堤上的灯今天亮了 3小时前", "版权所有 某某公司")


def window(lines: Sequence[str]) -> Window | None:
    return find_window(rows_of([Line(text, number, gap=1) for number, text in enumerate(lines, 1)]))


def test_between_menu_and_feed() -> None:
    assert window((*MENU, *BODY, *FEED)) == Window(4, 9)


def test_clean_text_is_kept_whole() -> None:
    assert window((*BODY, "何小川", "二〇二四年春")) == Window(0, 7)


def test_comments_do_not_belong_to_the_text() -> None:
    comments = (
        "网友评论",
        "写得真好，我也去过那个码头，船还在不在？",
        "回复",
        "船早就没有了，只剩下两根木桩。",
        "回复",
    )
    assert window((*BODY, *comments)) == Window(0, 5)


def test_text_goes_on_after_an_interruption() -> None:
    assert window((*BODY, "分享到：", "责任编辑：王五", *BODY)) == Window(0, 12)


def test_signature_and_verse_at_the_end() -> None:
    assert window((*BODY, "（羅森）", *FEED)) == Window(0, 6)


def test_furniture_alone_is_no_text() -> None:
    assert window((*MENU, *FEED)) is None


def test_title_and_section() -> None:
    lines = (*MENU, "地方新闻", "河边的旧码头要拆了", "2024-05-06", *BODY, *FEED)
    rows = rows_of([Line(text, number, gap=1) for number, text in enumerate(lines, 1)])
    found = find_window(rows)
    assert found is not None
    overlap = Overlap(row.text for row in rows[found.start : found.end])
    title = find_title(rows, found, overlap, ())
    assert (title.text, title.row) == ("河边的旧码头要拆了", 5)
    assert find_section(rows, title, overlap) == ("地方新闻", 4)


def test_a_title_from_outside_names_the_row_that_it_contains() -> None:
    lines = ("江畔网", "河边", "河边的旧码头", *BODY)
    rows = rows_of([Line(text, number, gap=1) for number, text in enumerate(lines, 1)])
    title = find_title(rows, Window(3, 8), Overlap(BODY), ("河边的旧码头_江畔网",))
    assert title.text == "河边的旧码头"
