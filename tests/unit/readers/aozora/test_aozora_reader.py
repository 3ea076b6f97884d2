"""The notation of 青空文庫 in; articles out."""

import pytest

from casepub.diagnostics import Report
from casepub.errors import SourceError
from casepub.model import (
    Article,
    BlockQuote,
    Division,
    Emphasis,
    Figure,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    Person,
    Ruby,
    RubyPair,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)  # fmt: skip
from casepub.model.walk import text_of, walk
from tests.support.data import shared
from tests.support.readers import codes, read_as

RULE = "-" * 55
HEAD = f"題名\n副題\n作者名\n訳者名訳\n\n{RULE}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n{RULE}\n\n"


def read(text: str, report: Report | None = None) -> Article:
    return read_as("aozora", (HEAD + text).replace("\n", "\r\n").encode("cp932", "replace"), report)


def inlines(line: str, report: Report | None = None) -> tuple[Inline, ...]:
    (block,) = read(f"　{line}\n", report).body
    assert isinstance(block, Paragraph)
    return block.children


def ruby(base: str, annotation: str) -> Ruby:
    return Ruby((RubyPair(base, annotation),))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("一人の下人《げにん》が", (Text("一人の"), ruby("下人", "げにん"), Text("が"))),
        ("所々｜丹塗《にぬり》の", (Text("所々"), ruby("丹塗", "にぬり"), Text("の"))),
        ("人々《ひとびと》", (ruby("人々", "ひとびと"),)),
        ("ひらがな《かな》", (ruby("ひらがな", "かな"),)),
        ("あのタンゴ《ダンス》", (Text("あの"), ruby("タンゴ", "ダンス"))),
        ("the word《ワード》", (Text("the "), ruby("word", "ワード"))),
        ("ＡＢＣ《エービーシー》", (ruby("ＡＢＣ", "エービーシー"),)),
        ("。《空》", (Text("。《空》"),)),
        ("重要［＃「重要」に傍点］だ", (Emphasis((Text("重要"),)), Text("だ"))),
        ("重要［＃「要」に白ゴマ傍点］だ", (Text("重"), Emphasis((Text("要"),)), Text("だ"))),
        ("線［＃「線」に二重傍線］", (Underline((Text("線"),)),)),
        ("昭和12［＃「12」は縦中横］年", (Text("昭和"), Span((Text("12"),), "upright"), Text("年"))),
        ("［＃傍点］ここ［＃傍点終わり］は", (Emphasis((Text("ここ"),)), Text("は"))),
        ("本［＃割り注］注［＃割り注終わり］文", (Text("本"), Span((Text("注"),), "warichu"), Text("文"))),
        ("太［＃「太」は太字］", (Strong((Text("太"),)),)),
        ("大人《おとな》［＃「大人」に傍点］", (Emphasis((ruby("大人", "おとな"),)),)),
        ("語［＃「語」の左に「ことば」のルビ］", (Ruby((RubyPair("語", "ことば"),), position="under"),)),
        ("不［＃レ］知［＃（ラ）］", (Text("不"), Subscript((Text("レ"),)), Text("知"), Superscript((Text("ラ"),)))),
        ("いろ／＼と、さま／″＼に", (Text("いろ〳〵と、さま〴〵に"),)),
        ("〔Cafe' de l'ae&ge〕へ", (Text("Café de l'æge"), Text("へ"))),
        ("※［＃「てへん＋劣」、第3水準1-84-77］", (Text("挘"),)),
        ("※［＃「てへん＋丑」、第4水準2-12-93］", (Text("扭"),)),
        ("※［＃「さんずい＋弘」、U+6CD3、45-6］", (Text("泓"),)),
        ("※［＃始め二重山括弧、1-1-52］題※［＃終わり二重山括弧、1-1-53］", (Text("《題》"),)),
        ("※［＃「目＋爭」、第3水準1-88-85］《みは》る", (ruby("睜", "みは"), Text("る"))),
    ],
)
def test_inline_notation(line: str, expected: tuple[Inline, ...]) -> None:
    joined = inlines(line)
    assert "".join(map(repr, joined)) == "".join(map(repr, _joined(expected)))


def _joined(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    from casepub.transform.cleanup import joined_text

    return joined_text(nodes)


def test_a_character_that_cannot_be_named() -> None:
    report = Report()
    article = read("※［＃「口＋十」、12-3］だ［＃「だ」はママ］\n", report)
    assert text_of(article.body) == "〓だ\n"
    assert [(item.text, item.rule) for item in article.discarded[1:]] == [
        ("「口＋十」、12-3", "unknown-character"), ("［＃「だ」はママ］", "note-of-input"),
    ]  # fmt: skip
    assert "unknown-character" in codes(report)


def test_headings() -> None:
    text = (
        "［＃２字下げ］第一部［＃「第一部」は大見出し］\n［＃５字下げ］一［＃「一」は中見出し］\n本文。\n二［＃「二」は中見出し］\n本文。\n"
        "［＃ここから小見出し］\n小題\n［＃ここで小見出し終わり］\n窓題［＃「窓題」は窓小見出し］　続く文。\n"
    )
    found = read(text).body
    assert [(one.level, one.label, text_of(one.children)) for one in found if isinstance(one, Heading)] == [
        (1, "", "第一部"), (2, "", "一"), (2, "", "二"), (3, "", "小題"), (3, "", "窓題"),
    ]  # fmt: skip
    assert text_of(found[-1]) == "続く文。\n"


def test_layout_of_blocks() -> None:
    text = (
        "　地の文。\n［＃ここから２字下げ］\n手紙の文。\n二行目。\n［＃ここで字下げ終わり］\n［＃改ページ］\n"
        "［＃ここから４字下げ、横書き、中央揃え、罫囲み］\n看板\n［＃ここで字下げ、横書き、中央揃え、罫囲み終わり］\n［＃地から１字上げ］（大正四年）\n"
        "［＃挿絵（fig1.png、横320×縦240）入る］\n"
    )
    assert read(text).body == (
        Paragraph((Text("地の文。"),)),
        BlockQuote((Paragraph((Text("手紙の文。"),)), Paragraph((Text("二行目。"),)))),
        PageBreak(),
        BlockQuote((Paragraph((Text("看板"),), alignment="center"),)),
        Paragraph((Text("（大正四年）"),), alignment="end"),
        Figure(lost=True),
    )


def test_head_legend_and_colophon() -> None:
    article = read("　本文。\n\n\n\n底本：「全集」書店\n入力：甲\n校正：乙\n2005年1月26日作成\n2010年3月1日修正\n")
    metadata = article.metadata
    assert (metadata.title, metadata.subtitle, metadata.source, metadata.language) == (
        "題名",
        "副題",
        "「全集」書店",
        "ja",
    )
    assert metadata.people == (Person("作者名"), Person("訳者名", "translator", "訳"))
    assert [(date.value, date.kind) for date in metadata.dates] == [
        ("2005-01-26", "created"),
        ("2010-03-01", "modified"),
    ]
    assert isinstance(article.body[-1], Division)
    assert (article.body[-1].role, text_of(article.body[-1]).count("\n")) == ("colophon", 5)
    assert [item.rule for item in article.discarded] == ["legend"]
    assert [block.source and block.source.first_line for block in article.body[:-1]] == [12]


def test_without_head() -> None:
    article = read_as("aozora", "　いきなり本文《ほんぶん》が始まる。\n")
    assert (article.metadata.title, text_of(article.body)) == ("", "いきなり本文が始まる。\n")


def test_nothing_to_read() -> None:
    with pytest.raises(SourceError, match="no text"):
        read("\n")


@pytest.mark.parametrize(
    "line", ["［＃", "《", "《》", "｜《あ》", "※［＃］", "［＃「］に傍点］", "［＃ここで字下げ終わり］", "］＃［" * 50]
)
def test_broken_notation_loses_nothing(line: str) -> None:
    article = read(f"前\n{line}\n後\n")
    kept = text_of(article.body) + "".join(item.text for item in article.discarded)
    assert all(char in kept for char in "前後")


@pytest.mark.parametrize("name", ["127_ruby_150.txt", "43754_ruby_17594.txt", "773_ruby_5968.txt"])
def test_real_texts(name: str) -> None:
    article = read_as("aozora", shared(f"aozora/{name}").read_bytes())
    text = text_of(article.body)
    assert article.metadata.people[0].role == "author"
    assert not any(mark in text for mark in ("《", "》", "｜", "［＃"))
    assert sum(isinstance(node, Ruby) for node in walk(article.body)) > 50
