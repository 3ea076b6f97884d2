"""The labels of headings: every form, the traps of measure words, the values."""

import pytest

from casepub.readers.structure.numbering import is_named, numbered, role_of, value_of

LABELS = {
    "一、政治": ("han", "一、", 1, "政治"),
    "（一）坚持": ("han-bracket", "（一）", 1, "坚持"),
    "1、经济": ("digit", "1、", 1, "经济"),
    "1. 일 년": ("digit", "1.", 1, "일 년"),
    "第一章 总则": ("chapter-章", "第一章", 1, "总则"),
    "第十二回 夜话": ("chapter-回", "第十二回", 12, "夜话"),
    "第1章　空き部屋": ("chapter-章", "第1章", 1, "空き部屋"),
    "第二部分：机会": ("part", "第二部分", 2, "机会"),
    "卷一 风起": ("part-juan", "卷一", 1, "风起"),
    "제1장 총칙": ("korean-chapter-장", "제1장", 1, "총칙"),
    "가. 목적": ("syllable", "가.", 1, "목적"),
    "나) 목적": ("syllable-half", "나)", 2, "목적"),
    "ア 目的": ("katakana", "ア", 1, "目的"),
    "①目的": ("circled", "①", 1, "目的"),
    "1.1 背景": ("decimal-2", "1.1", 1, "背景"),
    "1.1.2 背景": ("decimal-3", "1.1.2", 2, "背景"),
    "01 开始": ("zero", "01", 1, "开始"),
    "— 01 —": ("dashed", "— 01 —", 1, ""),
    "Part.2 起点": ("english-chapter-Part", "Part.2", 2, "起点"),
    "Q1：为什么": ("question-Q", "Q1：", 1, "为什么"),
    "貳、前言": ("formal", "貳、", 2, "前言"),
    "IV. End": ("roman", "IV.", 4, "End"),
    "第1　趣旨": ("japanese-section", "第1", 1, "趣旨"),
    "(1) 目的": ("digit-bracket", "(1)", 1, "目的"),
    "三十章": ("chapter-bare-章", "三十章", 30, ""),
    "廿五、末了": ("han", "廿五、", 25, "末了"),
}


@pytest.mark.parametrize(("text", "parts"), LABELS.items())
def test_label(text: str, parts: tuple[str, str, int, str]) -> None:
    found = numbered(text)
    assert found is not None
    assert (found.form, found.label, found.value, found.text) == parts


@pytest.mark.parametrize(
    "text",
    ["第一封信", "第四本书", "第一节课", "第三次", "3.61亿", "10.5%的增长", "12.7", "3-1", "2024年5月", "第一，我们"],
)
def test_what_only_looks_like_a_label(text: str) -> None:
    assert numbered(text) is None


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("一百零三", 103),
        ("二〇", 20),
        ("卅一", 31),
        ("１２", 12),
        ("XII", 12),
        ("Ⅳ", 4),
        ("㈢", 3),
        ("㉯", 2),
    ],
)
def test_value(digits: str, value: int) -> None:
    assert value_of(digits) == value


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("总结：", "conclusion"),
        ("おわりに", "conclusion"),
        ("맺음말", "conclusion"),
        ("参考文献", "references"),
        ("摘 要", "abstract"),
        ("はじめに", "preface"),
        ("附录A", "appendix"),
        ("总结经验", "none"),
        ("最后，我们", "none"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert role_of(text) == role


@pytest.mark.parametrize(
    ("text", "named"), [("楔子", True), ("番外 一", True), ("尾声", True), ("引子里说过的话还算数", False)]
)
def test_named(text: str, named: bool) -> None:
    assert is_named(text) is named
