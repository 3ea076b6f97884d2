"""Contents, cross-references, links and bookmarks."""

from dataclasses import replace

import pytest

from casepub.diagnostics import Report
from casepub.model import (
    CrossReference,
    Heading,
    Link,
    Text,
)  # fmt: skip
from casepub.renderers.docx.fields import bookmark_name
from casepub.template import load
from tests.support.everynode import every_article
from tests.support.wordml import (
    article,
    complaints,
    docx_parts,
    found,
    p,
    several,
    value,
    visible_text,
)

DOCUMENT = "word/document.xml"


def test_the_contents_are_filled_with_entries_and_folios() -> None:
    made = docx_parts(every_article(), "novel")
    (entry,) = found(made[DOCUMENT], "//w:p[w:pPr/w:pStyle/@w:val='TOC1']")
    words = "".join(text.text or "" for text in entry.iter("{*}t"))
    assert words.startswith("1级标题")
    assert words.removeprefix("1级标题").strip().isdigit()
    assert b'TOC \\o "1-1"' in made[DOCUMENT]


def test_the_contents_of_a_collection_name_its_articles() -> None:
    base = load("base")
    made = docx_parts(several(), replace(base, toc=replace(base.toc, enabled=True)))
    entries = found(made[DOCUMENT], "//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    styles = [value(entry.find("{*}pPr/{*}pStyle")) for entry in entries]  # type: ignore[arg-type]
    assert styles == ["TOCHeading", *["TOC1", "TOC2"] * 3]
    assert complaints(made) == []


@pytest.mark.parametrize(
    ("kind", "code", "shown"),
    [("title", "REF", "第一章"), ("number", "REF", "一"), ("page", "PAGEREF", "…")],
)
def test_a_reference_without_words_of_its_own_gets_them(kind: str, code: str, shown: str) -> None:
    target = Heading(id="t", level=1, label="一、", children=(Text("第一章"),))
    made = docx_parts(article(target, p(CrossReference("t", kind))))  # type: ignore[arg-type]
    (instruction,) = found(made[DOCUMENT], "//w:instrText")
    assert (instruction.text or "").split()[0] == code
    assert visible_text(made).splitlines()[2] == shown
    assert complaints(made) == []


def test_a_reference_to_nothing_is_its_text_alone() -> None:
    made = docx_parts(article(p(CrossReference("gone", "title", (Text("见上"),)), Link((Text("链"),), "#gone"))))
    assert "见上链" in visible_text(made)
    assert not found(made[DOCUMENT], "//w:instrText | //w:hyperlink")


@pytest.mark.parametrize(
    ("target", "carried"),
    [
        ("https://example.org/路?q=一&b=2", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("../other.html", False),
        ("http://[broken", False),
        ("https://example.org/" + "a" * 3000, False),
    ],
)
def test_links_lead_only_where_a_document_should(target: str, carried: bool) -> None:
    report = Report()
    made = docx_parts(article(p(Link((Text("链接"),), target))), report=report)
    assert bool(found(made[DOCUMENT], "//w:hyperlink")) is carried
    assert "链接" in visible_text(made)
    assert ("link-not-carried" in {d.code for d in report}) is not carried


def test_names_of_bookmarks_fit_and_differ() -> None:
    ids = ["a", "b-1", "标题", "x" * 200, "x" * 199 + "y"]
    names = {bookmark_name("_cp_", 0, name) for name in ids}
    assert len(names) == len(ids)
    assert all(len(name) <= 40 for name in names)
