"""Footnotes as real notes; none is lost."""

from casepub.diagnostics import Report
from casepub.model import (
    Footnote,
    FootnoteReference,
)  # fmt: skip
from tests.support.wordml import article, complaints, docx_parts, found, p, value, visible_text

DOCUMENT = "word/document.xml"


NOTES = (Footnote("a", (p("甲注"),)), Footnote("b", (p("乙注", FootnoteReference("c")),)), Footnote("c", (p("丙注"),)))


def test_notes_are_numbered_in_the_order_of_their_calls() -> None:
    text = p("一", FootnoteReference("b"), "二", FootnoteReference("a"))
    made = docx_parts(article(text, footnotes=NOTES[:2]))
    notes = found(made["word/footnotes.xml"], "//w:footnote[@w:id > 0]")
    assert ["".join(map(str, note.itertext())).strip() for note in notes] == ["乙注", "甲注"]
    assert [value(n) for n in found(made[DOCUMENT], "//w:footnotePr/w:numFmt")] == ["decimalEnclosedCircleChinese"]


def test_a_second_call_of_a_note_refers_to_the_first() -> None:
    made = docx_parts(article(p(FootnoteReference("a"), "，", FootnoteReference("a")), footnotes=NOTES[:1]))
    assert len(found(made[DOCUMENT], "//w:footnoteReference")) == 1
    assert len(found(made[DOCUMENT], "//w:instrText[contains(., 'NOTEREF')]")) == 1
    assert complaints(made) == []


def test_notes_of_notes_and_uncalled_notes_are_not_lost() -> None:
    report = Report()
    more = (*NOTES, Footnote("d", (p("丁注"),)))
    made = docx_parts(article(p(FootnoteReference("b")), footnotes=more), report=report)
    text = visible_text(made)
    assert [word for word in ("甲注", "乙注", "丙注", "丁注") if text.count(word) != 1] == []
    assert {"nested-footnote", "footnote-not-called"} <= {d.code for d in report}


def test_notes_that_call_each_other_end() -> None:
    round_about = (Footnote("a", (p("甲", FootnoteReference("b")),)), Footnote("b", (p("乙", FootnoteReference("a")),)))
    made = docx_parts(article(p(FootnoteReference("a")), footnotes=round_about))
    assert visible_text(made).count("乙") == 1


def test_a_call_of_no_note_is_reported() -> None:
    report = Report()
    docx_parts(article(p("字", FootnoteReference("gone"))), report=report)
    assert "dangling-reference" in {d.code for d in report}


def test_separators_have_no_indent() -> None:
    made = docx_parts(article(p("字")))
    indents = found(made["word/footnotes.xml"], "//w:footnote[@w:type]//w:ind")
    assert [(value(i, "firstLine"), value(i, "firstLineChars")) for i in indents] == [("0", "0")] * 2
