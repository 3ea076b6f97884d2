"""What became of each line: an article in, facts in the order of the source out."""

from casepub.cli.explain import as_page, as_text, facts_of
from casepub.model import Article, Date, Discarded, Heading, Metadata, Paragraph, Repair, SourceSpan, Text

ARTICLE = Article(
    Metadata(title="题 <甲>", language="zh-Hans", dates=(Date("2024-03-05"),)),
    (
        Heading(2, (Text("开始"),), label="1、", source=SourceSpan(4, 4)),
        Paragraph((Text("正文" * 60),), role="lead", source=SourceSpan(6, 6)),
    ),
    discarded=(Discarded("广告", "noise", 0.9, line=5), Discarded("联系", "contact", 1.0, line=1)),
    repairs=(Repair("punctuation-width", 70, "commas"),),
)


def test_facts_come_in_the_order_of_the_source() -> None:
    placed = [(fact.place, fact.fate, fact.what) for fact in facts_of(ARTICLE) if fact.place]
    assert placed == [
        ("1", "out", "contact (100%)"),
        ("4", "kept", "heading 2"),
        ("5", "out", "noise (90%)"),
        ("6", "kept", "paragraph (lead)"),
    ]


def test_what_was_found_comes_first_and_what_was_mended_last() -> None:
    facts = list(facts_of(ARTICLE))
    assert [(fact.what, fact.text) for fact in facts[:3]] == [
        ("title", "题 <甲>"),
        ("dates", "2024-03-05 (published)"),
        ("language", "zh-Hans"),
    ]
    assert facts[-1].what == "punctuation-width × 70"


def test_text_cuts_long_lines() -> None:
    lines = as_text(facts_of(ARTICLE)).splitlines()
    assert len(lines) == 8
    assert lines[-2].endswith("…")


def test_page_escapes_and_cuts_nothing() -> None:
    page = as_page(facts_of(ARTICLE), "题 <甲>")
    assert "题 &lt;甲&gt;" in page
    assert "正文" * 60 in page
    assert page.count("<tr class=") == 8
