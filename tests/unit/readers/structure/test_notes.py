"""Notes at the end bound to their marks, and a long text cut into chapters."""

from casepub.model import Article, Footnote, FootnoteReference, Heading, Metadata, Paragraph, SourceSpan, Text
from casepub.model.document import Discarded
from casepub.readers.structure.chapters import chapters_of
from casepub.readers.structure.notes import with_footnotes


def paragraph(text: str, line: int = 0) -> Paragraph:
    return Paragraph((Text(text),), source=SourceSpan(line, line))


def article(*body: Paragraph | Heading) -> Article:
    return Article(Metadata(title="书"), body)


NOTES = Heading(2, (Text("注释"),), role="references", source=SourceSpan(5, 5))


def test_notes_become_footnotes() -> None:
    made = with_footnotes(article(paragraph("甲①，乙②。"), NOTES, paragraph("① 一"), paragraph("② 二")))
    assert made.body == (
        Paragraph((Text("甲"), FootnoteReference("note-1"), Text("，乙"), FootnoteReference("note-2"), Text("。"))),
    )
    assert [note.id for note in made.footnotes] == ["note-1", "note-2"]
    assert made.footnotes[0] == Footnote("note-1", (Paragraph((Text("一"),)),))
    assert made.discarded == (Discarded("注释", "notes-heading", 1.0, 5),)


def test_notes_that_nothing_calls_stay() -> None:
    plain = article(paragraph("甲①。"), NOTES, paragraph("① 一"), paragraph("② 二"))
    assert with_footnotes(plain) is plain


def test_literature_stays() -> None:
    works = Heading(2, (Text("参考文献"),), role="references")
    plain = article(paragraph("甲[1]。"), works, paragraph("[1] 一"))
    assert with_footnotes(plain) is plain


def chapter(number: int, line: int) -> Heading:
    return Heading(2, (Text("夜"),), f"第{number}章", number, source=SourceSpan(line, line))


def test_chapters_carry_title_notes_and_what_was_taken_out() -> None:
    called = Paragraph((Text("丙"), FootnoteReference("n")), source=SourceSpan(9, 9))
    book = Article(
        Metadata(title="书"),
        (paragraph("甲", 2), chapter(1, 3), paragraph("乙", 4), chapter(2, 8), called),
        footnotes=(Footnote("n", (paragraph("注"),)),),
        discarded=(Discarded("广告", "advertisement", 0.9, 1), Discarded("广告", "advertisement", 0.9, 6)),
    )
    chapters = list(chapters_of(book))
    assert [one.metadata.title for one in chapters] == ["书", "第1章\u3000夜", "第2章\u3000夜"]
    assert [len(one.footnotes) for one in chapters] == [0, 0, 1]
    assert [[out.line for out in one.discarded] for one in chapters] == [[1], [6], []]


def test_a_text_without_chapters_is_one() -> None:
    plain = article(paragraph("甲"))
    assert list(chapters_of(plain)) == [plain]
