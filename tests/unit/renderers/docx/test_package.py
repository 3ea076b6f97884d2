"""The file as a whole: its parts, what is not in it, the model inside."""

from casepub.model import (
    Collection,
    Metadata,
)  # fmt: skip
from casepub.model.native import loads
from tests.support.everynode import every_article
from tests.support.parts import parts
from tests.support.wordml import complaints, docx_bytes, docx_parts, tree


def test_a_word_file_is_not_python_docx_s_default() -> None:
    made = docx_parts(every_article())
    everything = b"".join(made.values())
    assert b"python-docx" not in everything
    assert "word/stylesWithEffects.xml" not in made
    assert {"word/footnotes.xml", "word/comments.xml", "word/numbering.xml", "word/fontTable.xml"} <= made.keys()
    assert {"word/theme/theme1.xml", "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"} <= made.keys()


def test_python_docx_opens_it() -> None:
    from io import BytesIO

    import docx

    opened = docx.Document(BytesIO(docx_bytes(every_article())))
    assert "全部节点" in [paragraph.text for paragraph in opened.paragraphs]
    assert opened.core_properties.language == "zh-Hans"


def test_the_model_travels_inside_when_wanted() -> None:
    source = every_article()
    made = parts(docx_bytes(source, model=True))
    text = str(tree(made["customXml/item1.xml"]).text)
    restored = loads(text)
    assert isinstance(restored, Collection)
    assert restored.metadata == source.metadata
    assert "customXml/item1.xml" not in docx_parts(source)


def test_a_collection_without_articles_is_a_file() -> None:
    made = docx_parts(Collection(Metadata(title="空", language="zh-Hans"), ()))
    assert complaints(made) == []
