"""The text of each format, extracted by our own means, equals the model's text in order."""

import pytest

from tests.support.samples import FORMATS, Sample
from tests.support.text import docx_text, epub_text, html_text, lost_in, model_lines, squashed


def text_in(sample: Sample, suffix: str) -> str:
    match suffix:
        case "docx":
            return docx_text(sample.file("docx"))
        case "epub":
            return epub_text(sample.file("epub"))
        case _:
            return html_text(sample.file("html").read_bytes())


@pytest.mark.parametrize("suffix", ["docx", "epub", "html"])
def test_every_line_is_there_in_order(sample: Sample, suffix: str) -> None:
    assert lost_in(text_in(sample, suffix), model_lines(sample.article)) == []


@pytest.mark.parametrize("suffix", ["docx", "html"])
def test_nothing_else_is_there(sample: Sample, suffix: str) -> None:
    if not sample.is_plain:
        pytest.skip("lists, tables and notes bring marks of their own")
    assert squashed(text_in(sample, suffix)) == squashed("".join(model_lines(sample.article)))


@pytest.mark.parametrize("suffix", ["docx", "epub", "html"])
def test_what_was_taken_out_is_not_in_the_file(sample: Sample, suffix: str) -> None:
    text = squashed(text_in(sample, suffix))
    model = squashed("".join(model_lines(sample.article)))
    for discarded in sample.article.discarded:
        wanted = squashed(discarded.text)
        assert wanted in model or wanted not in text


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_bytes_again(sample: Sample, suffix: str) -> None:
    first = sample.file(suffix).read_bytes()
    again = Sample("again-" + sample.name, sample.article, sample.folder)
    assert again.file(suffix).read_bytes() == first
