"""The display list as text: a line an item, in the coordinates of the page."""

from casepub.layout.display import Anchor, Group, Item, LinkArea, Page, Path, Picture, Placed, TextRun, describe
from casepub.units import Color
from tests.support.ruler import RulerFace

INK = Color(0, 0, 0)
RUN = TextRun(1.0, 2.0, RulerFace("serif"), 10.0, INK, b"\x4e\x00", "一", 10.0)


def lines(*items: Item) -> list[str]:
    page = Page(200.0, 300.0, (Placed(30.0, 40.0, items),), "iv", 4)
    first, *others = describe([page]).splitlines()
    assert first == "page iv 200x300"
    return others


def test_a_run_says_where_how_and_what() -> None:
    assert lines(RUN) == ["  text 31.00,42.00 serif 10 '一'"]
    moved = RUN._replace(letter_space=0.5, adjustments=((1, -5.0), (3, 0.25)), vertical=True)
    assert lines(moved) == ["  text 31.00,42.00 serif 10 down +0.500 1:-5.00 3:+0.25 '一'"]


def test_a_path_says_its_points_and_its_look() -> None:
    segments = (("M", 0.0, 0.0), ("L", 10.0, 0.0), ("Z",))
    assert lines(Path(segments, stroke=INK, width=0.5)) == ["  path M30.00,40.00 L40.00,40.00 Z stroke #000000 0.5"]
    assert lines(Path(segments, fill=INK)) == ["  path M30.00,40.00 L40.00,40.00 Z fill #000000"]


def test_pictures_links_and_anchors() -> None:
    assert lines(Picture(1.0, 2.0, 3.0, 4.0, "r")) == ["  picture 31.00,42.00 3.00x4.00 r"]
    assert lines(LinkArea(1.0, 2.0, 3.0, 4.0, "#a")) == ["  link 31.00,42.00 3.00x4.00 #a"]
    assert lines(Anchor(1.0, 2.0, "a")) == ["  anchor 31.00,42.00 a"]


def test_a_group_that_moves_is_told_as_what_it_holds() -> None:
    assert lines(Group((1.0, 0.0, 0.0, 1.0, 5.0, 6.0), (RUN,))) == ["  text 36.00,48.00 serif 10 '一'"]


def test_a_group_that_turns_or_says_something_is_told_with_what_it_holds() -> None:
    turned = Group((0.0, 1.0, -1.0, -0.0, 5.0, 6.0), (RUN,))
    assert lines(turned) == ["  group 0 1 -1 0 5 6 at 30.00,40.00", "    text 1.00,2.00 serif 10 '一'"]
    saying = Group((1.0, 0.0, 0.0, 1.0, 5.0, 6.0), (RUN,), "二")
    assert lines(saying)[0] == "  group 1 0 0 1 5 6 at 30.00,40.00 says '二'"
