"""What is mended in characters, spaces and marks, and what is not."""

import pytest

from casepub.model import Emphasis, Paragraph, Text
from casepub.model.walk import text_of
from casepub.readers.structure.repair import Mender, clean
from casepub.readers.structure.width import edits_of, uses_ascii
from casepub.text.region import region_of


def widened(text: str, language: str = "zh-Hans") -> str:
    edits = edits_of(text, region_of(language).quotes)
    return "".join(edits.get(at, char) for at, char in enumerate(text))


WIDENED = {
    "朝鲜,标志着新台阶": "朝鲜，标志着新台阶",
    "总结:": "总结：",
    "涨了5.2%,CPI持平": "涨了5.2%，CPI持平",
    "图1:结构": "图1：结构",
    "《甲》,《乙》": "《甲》，《乙》",
    "制造业PMI(采购经理指数)": "制造业PMI（采购经理指数）",
    '他说:"好!"': "他说：“好！”",
    "真的吗?真的.": "真的吗？真的。",
    "后来...": "后来……",
    "他走了--再没回来": "他走了——再没回来",
    "我的天!!!": "我的天！！！",
    "共1,234人,分两批": "共1,234人，分两批",
    "比分3:1,时间12:30": "比分3:1，时间12:30",
    "见https://a.cn/b?c=1,然后": "见https://a.cn/b?c=1,然后",
    "他用Hello, world开场": "他用Hello, world开场",
    "函数f(x)的值": "函数f(x)的值",
    "I don't know": "I don't know",
    "1.第一条": "1.第一条",
}


@pytest.mark.parametrize(("text", "right"), WIDENED.items())
def test_width(text: str, right: str) -> None:
    assert widened(text) == right


def test_quotes_follow_the_region() -> None:
    assert widened('他說:"好"', "zh-Hant-TW") == "他說：「好」"


@pytest.mark.parametrize(
    ("texts", "ascii_marks"),
    [
        (["甲,乙,丙,丁,戊"], True),
        (["甲，乙，丙，丁,戊"], False),
        (["甲,乙"], False),
        (["no Chinese, none, at, all"], False),
    ],
)
def test_the_document_decides(texts: list[str], ascii_marks: bool) -> None:
    assert uses_ascii(texts) is ascii_marks


def test_clean_counts_what_it_takes_out() -> None:
    text, counts = clean("甲\x07乙\u200b丙\ud800丁\r\n戊")
    assert text == "甲乙丙丁\n戊"
    assert counts == {"control-characters": 1, "zero-width": 1, "surrogates": 1}


def test_joiners_between_emoji_stay() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert clean(family)[0] == family


MENDED = {
    ("zh-Hans", "标　题"): "标题",
    ("zh-Hans", "使用 iPhone 的人"): "使用iPhone的人",
    ("zh-Hans", "发布。 为不断"): "发布。为不断",
    ("zh-Hans", "大会 小会"): "大会 小会",
    ("ko", "아이 폰 3 대"): "아이 폰 3 대",
    ("ja", "ﾃｽﾄ中"): "テスト中",
    ("zh-Hans", "⼀⽉"): "一月",
    ("ja", "神田"): "神田",
    ("zh-Hans", "①㎡½！"): "①㎡½！",
    ("en", "a\u00a0b"): "a b",
}


@pytest.mark.parametrize(("source", "right"), MENDED.items(), ids=str)
def test_mender(source: tuple[str, str], right: str) -> None:
    language, text = source
    assert Mender(language, full_width=False).text(text) == right


def test_marks_are_mended_across_inlines() -> None:
    block = Paragraph((Text("朝鲜"), Emphasis((Text(",标志"),)), Text("着新台阶:"), Text("好")))
    mender = Mender("zh-Hans", full_width=True)
    assert mender.block(block) == Paragraph((Text("朝鲜"), Emphasis((Text("，标志"),)), Text("着新台阶："), Text("好")))
    assert [(repair.kind, repair.count) for repair in mender.repairs()] == [("punctuation-width", 2)]


def test_nothing_to_mend_is_no_repair() -> None:
    mender = Mender("zh-Hans", full_width=True)
    assert text_of(mender.block(Paragraph((Text("好。"),)))) == "好。\n"
    assert mender.repairs() == ()
