"""People with roles, sources and datelines, in every way that lines give them."""

import pytest

from casepub.readers.structure.credits import bare_label, find_credits, is_credit_line
from casepub.readers.structure.dateline import find_dateline

PEOPLE = {
    "作者：南帆": [("南帆", "author")],
    "文/张三 图/李四": [("张三", "author"), ("李四", "photographer")],
    "文丨江畔特约评论员 韩涵": [("韩涵", "author")],
    "责任编辑：杨倩_NF4425": [("杨倩", "responsible-editor")],
    "【责任编辑:刘峻凌】": [("刘峻凌", "responsible-editor")],
    "（责编：宋文、梁　栋）": [("宋文", "responsible-editor"), ("梁栋", "responsible-editor")],
    "监 制：高明勇": [("高明勇", "supervisor")],
    "编辑|王五责编|陈六校对|": [("王五", "editor"), ("陈六", "responsible-editor")],
    "编辑 周小川 ｜ 排版 魏蔚": [("周小川", "editor"), ("魏蔚", "layout")],
    "本报记者 张三 通讯员 李四": [("张三", "reporter"), ("李四", "correspondent")],
    "（江畔社记者 邹伟、张　三）": [("邹伟", "reporter"), ("张三", "reporter")],
    "編輯：張　三　李四光": [("張三", "editor"), ("李四光", "editor")],
    "取材・文：松井あかね　編集：北原修": [("松井あかね", "author"), ("北原修", "editor")],
    "文・写真　高瀬みのり": [("高瀬みのり", "author")],
    "（文＝山田太郎）": [("山田太郎", "author")],
    "글 정하늘 기자": [("정하늘", "author")],
    "김수아 인턴 기자 2024. 5. 22. 08:37": [("김수아", "reporter")],
    "By John Smith": [("John Smith", "author")],
    "来源：江畔日报作者：王小舟": [("王小舟", "author")],
    "本报记者张三 通讯员李四 王五": [("张三", "reporter"), ("李四", "correspondent"), ("王五", "correspondent")],
    "（江畔社记者张三）": [("张三", "reporter")],
    "作者：韩涵（江畔大学教授）": [("韩涵", "author")],
    "（作者韩涵系江畔研究院研究员）": [("韩涵", "author")],
    "作者：研究员徐占山": [("徐占山", "author")],
    "编 | 张三 审 | 李四": [("张三", "editor"), ("李四", "reviewer")],
    "執筆者：山田 太郎": [("山田太郎", "author")],
    "山田太郎記者": [("山田太郎", "reporter")],
    "（聞き手・高瀬みのり）": [("高瀬みのり", "author")],
    "記者：アンナ・ベル": [("アンナ・ベル", "reporter")],
    "文：アンナ・ベル、山田太郎": [("アンナ・ベル", "author"), ("山田太郎", "author")],
    "作者：Anna Bell": [("Anna Bell", "author")],
    "Posted on by anna": [("anna", "author")],
    "작성 홍길동기자": [("홍길동", "reporter")],
    "首页 > 散文 赋 词牌名": [],
    "江畔号 > 正文 申请入驻": [],
    "写真：お店から": [],
    "编辑 锁定 讨论": [],
    "作者：佚名": [],
    "作者简介": [],
}


@pytest.mark.parametrize(("text", "people"), PEOPLE.items())
def test_people(text: str, people: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in find_credits(text).people] == people


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("来源：江畔日报", "江畔日报"),
        ("发稿时间： 来源： 江畔日报海外版 青年网", "江畔日报海外版"),
        ("（本文来源：江畔日报 作者：王五）", "江畔日报"),
        ("来源：网络", ""),
        ("出典：山海新聞", "山海新聞"),
        ("출처: 동네신문", "동네신문"),
    ],
)
def test_source(text: str, source: str) -> None:
    assert find_credits(text).source == source


def test_original_title() -> None:
    assert find_credits("（原标题：雪线上的邮路）").title == "雪线上的邮路"


DATELINES = {
    "云岭社溪口6月6日电（记者邹伟）清晨": ("云岭社", "溪口"),
    "本报讯 昨天清晨": ("本报", ""),
    "【江畔网报道】昨天": ("江畔网", ""),
    "【ソウル＝共同】大統領は": ("共同", "ソウル"),
    "［東京 6日 ロイター］ 株価は": ("ロイター", "東京"),
    "(서울=동네뉴스) 홍길동 기자 = 오늘": ("동네뉴스", "서울"),
}


@pytest.mark.parametrize(("text", "parts"), DATELINES.items())
def test_dateline(text: str, parts: tuple[str, str]) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.agency, found.place) == parts


def test_prose_has_no_dateline() -> None:
    assert find_dateline("那天是6月6日，电影院里坐满了人。") is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [("来源：江畔日报 作者：王五", True), ("责任编辑：张三", True), ("作者在书里写到了这条河，也写到了船。", False)],
)
def test_credit_line(text: str, alone: bool) -> None:
    assert is_credit_line(text) is alone


@pytest.mark.parametrize(
    ("text", "label"), [("作者：", "作者"), ("著者", "著者"), ("编辑", ""), ("编辑：", "编辑"), ("作者：南帆", "")]
)
def test_label_alone(text: str, label: str) -> None:
    assert bare_label(text) == label
