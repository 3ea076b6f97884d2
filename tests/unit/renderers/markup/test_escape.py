"""What HTML and XML cannot carry is escaped or dropped, and said."""

import pytest

from casepub.diagnostics import Report
from casepub.renderers.markup.escape import escaped, legal, name_of, quoted
from casepub.renderers.markup.fontstack import css_string


def test_markup_in_text_is_text() -> None:
    assert escaped('<script>alert("x")&amp;</script>') == '&lt;script&gt;alert("x")&amp;amp;&lt;/script&gt;'
    assert quoted('" onload="x') == "&quot; onload=&quot;x"


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\U0001ffff"])
def test_illegal_characters_are_dropped_with_a_word(char: str) -> None:
    report = Report()
    assert legal(f"甲{char}乙", report) == "甲乙"
    assert [d.code for d in report] == ["illegal-character"]
    assert f"U+{ord(char):04X}" in str(report.diagnostics[0])


@pytest.mark.parametrize("text", ["甲\t乙\n丙", "😀𠮷", "\u3000全角", "한글", "e\u0301", "\u200d"])
def test_legal_text_stays_as_it_is(text: str) -> None:
    report = Report()
    assert legal(text, report) == text
    assert not len(report)


def test_a_carriage_return_goes_without_a_word() -> None:
    report = Report()
    assert legal("甲\r\n乙", report) == "甲\n乙"
    assert not len(report)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("h-1", "h-1"),
        ("1", "x1"),
        ("第一章", "第一章"),
        ("a b", "a-b"),
        ('"><x', "x---x"),
        ("_note-1", "x_note-1"),
        ("", "x"),
    ],
)
def test_ids_are_names_that_xml_accepts(wanted: str, name: str) -> None:
    assert name_of(wanted) == name


def test_a_css_string_cannot_end_itself_or_the_style_element() -> None:
    written = css_string('a"; } </style><script>\\\n')
    assert '"' not in written[1:-1]
    assert "<" not in written
    assert "\n" not in written
