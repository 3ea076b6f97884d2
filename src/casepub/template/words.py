"""Generated words by language, the one table that all renderers use."""

from __future__ import annotations

from typing import Final, NamedTuple


class Words(NamedTuple):
    """What casepub writes by itself, in one language."""

    contents: str
    cover: str
    title_page: str
    start_of_text: str
    notes: str
    figure: str
    table: str
    source: str
    lost_picture: str
    back_to_text: str
    skip_to_text: str
    page: str
    untitled: str
    roles: tuple[tuple[str, str], ...]
    colon: str = "："
    comma: str = "、"
    gap: str = "\u3000"
    date_pattern: str = "{year}年{month}月{day}日"

    def credit(self, role: str, names: list[str]) -> str:
        """Give `记者：甲、乙`; a role that is not in the table is the source's own word."""
        word = dict(self.roles).get(role, role)
        return (word + self.colon if word else "") + self.comma.join(names)

    def date(self, value: str, as_written: str = "") -> str:
        """Give an ISO date in the language's own form; what is no full date stays as written."""
        parts = value[:10].split("-")
        if len(parts) != 3 or not all(part.isdigit() for part in parts):
            return as_written or value
        year, month, day = map(int, parts)
        return self.date_pattern.format(year=year, month=month, day=day)


def _roles(**words: str) -> tuple[tuple[str, str], ...]:
    return tuple((key.replace("_", "-"), word) for key, word in words.items())


_WORDS: Final = {
    "zh-Hans": Words(
        contents="目录", cover="封面", title_page="扉页", start_of_text="正文", notes="注释", figure="图", table="表",
        source="来源", lost_picture="图片缺失", back_to_text="返回正文", skip_to_text="跳到正文", page="页",
        untitled="无题",
        roles=_roles(
            author="作者", reporter="记者", correspondent="通讯员", editor="编辑", responsible_editor="责任编辑",
            proofreader="校对", reviewer="审核", photographer="摄影", illustrator="插图", translator="译者",
            narrator="口述", compiler="整理", supervisor="监制", layout="排版", contributor="参与",
        ),
    ),
    "zh-Hant": Words(
        contents="目錄", cover="封面", title_page="扉頁", start_of_text="正文", notes="註釋", figure="圖", table="表",
        source="來源", lost_picture="圖片缺失", back_to_text="返回正文", skip_to_text="跳到正文", page="頁",
        untitled="無題",
        roles=_roles(
            author="作者", reporter="記者", correspondent="通訊員", editor="編輯", responsible_editor="責任編輯",
            proofreader="校對", reviewer="審核", photographer="攝影", illustrator="插圖", translator="譯者",
            narrator="口述", compiler="整理", supervisor="監製", layout="排版", contributor="參與",
        ),
    ),
    "ja": Words(
        contents="目次", cover="表紙", title_page="扉", start_of_text="本文", notes="注", figure="図", table="表",
        source="出典", lost_picture="図版なし", back_to_text="本文に戻る", skip_to_text="本文へ", page="ページ",
        untitled="無題",
        roles=_roles(
            author="著者", reporter="記者", correspondent="通信員", editor="編集", responsible_editor="責任編集",
            proofreader="校正", reviewer="査読", photographer="撮影", illustrator="イラスト", translator="翻訳",
            narrator="語り", compiler="構成", supervisor="監修", layout="組版", contributor="協力",
        ),
    ),
    "ko": Words(
        contents="차례", cover="표지", title_page="속표지", start_of_text="본문", notes="주", figure="그림", table="표",
        source="출처", lost_picture="그림 없음", back_to_text="본문으로", skip_to_text="본문으로 건너뛰기", page="쪽",
        untitled="제목 없음", colon=": ", comma=", ", gap="  ", date_pattern="{year}년 {month}월 {day}일",
        roles=_roles(
            author="글", reporter="기자", correspondent="통신원", editor="편집", responsible_editor="책임편집",
            proofreader="교정", reviewer="감수", photographer="사진", illustrator="그림", translator="옮김",
            narrator="구술", compiler="정리", supervisor="감수", layout="조판", contributor="참여",
        ),
    ),
    "en": Words(
        contents="Contents", cover="Cover", title_page="Title page", start_of_text="Start of text", notes="Notes",
        figure="Figure ", table="Table ", source="Source", lost_picture="Missing picture",
        back_to_text="Back to the text", skip_to_text="Skip to the text", page="Page", untitled="Untitled", colon=": ",
        comma=", ", gap="  ", date_pattern="{year}-{month:02}-{day:02}",
        roles=_roles(
            author="By", reporter="Reporter", correspondent="Correspondent", editor="Editor",
            responsible_editor="Responsible editor", proofreader="Proofreader", reviewer="Reviewer",
            photographer="Photographs", illustrator="Illustrations", translator="Translator", narrator="Narrator",
            compiler="Compiled by", supervisor="Supervisor", layout="Layout", contributor="Contributor",
        ),
    ),
}  # fmt: skip

_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def words_for(language: str) -> Words:
    """Give the words for a BCP 47 tag; what is unknown gets English."""
    tag = language.lower()
    if tag.startswith(_TRADITIONAL):
        return _WORDS["zh-Hant"]
    primary = tag.split("-")[0]
    return _WORDS.get("zh-Hans" if primary == "zh" else primary, _WORDS["en"])
