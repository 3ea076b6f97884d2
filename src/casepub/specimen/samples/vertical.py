"""Samples of columns: which characters turn, what stands side by side, marks in their vertical forms."""

from __future__ import annotations

from typing import Final

from casepub.model import Text
from casepub.specimen.sample import Sample, span

_TURN: Final = {"zh": "CLREQ 2.1.3; UAX #50", "ja": "JLREQ 3.2.5; UAX #50", "ko": "UAX #50"}

SAMPLES: Final = (
    Sample(
        "Upright and turned", _TURN, "letters of East Asia upright, Western words turned, a gap between",
        {"zh-Hans": "汉字typography与Latin混排。", "zh-Hant": "漢字typography與Latin混排。",
         "ja": "漢字とtypographyとカタカナ。", "ko": "한글과 typography와 漢字."},
        direction="vertical",
    ),
    Sample(
        "Acronyms", _TURN, "a few capitals upright, an em each",
        {"zh-Hans": "加入WTO与UN的AB组。", "zh-Hant": "加入WTO與UN的AB組。", "ja": "WTOとUNのAB組。",
         "ko": "WTO와 UN의 AB조."},
        direction="vertical",
    ),
    Sample(
        "Side by side (纵中横)", _TURN, "two or three figures side by side in one em, longer numbers turned",
        {"zh-Hans": (Text("12月25日，共365天，2024年，"), span("upright", "R2"), Text("。")),
         "zh-Hant": (Text("12月25日，共365天，2024年，"), span("upright", "R2"), Text("。")),
         "ja": (Text("12月25日、365日、2024年、"), span("upright", "R2"), Text("。")),
         "ko": (Text("12월 25일, 365일, 2024년."),)},
        direction="vertical",
    ),
    Sample(
        "Marks", {"zh": "CLREQ A; UAX #50", "ja": "JLREQ 2.3.2", "ko": "UAX #50"},
        "stops at the upper right (in the middle in Taiwan); brackets, dashes and ellipses turned; ：；？！ upright",
        {"zh-Hans": "甲、乙，丙。丁：戊；己？庚！（辛）《壬》——癸……子～丑·寅",
         "zh-Hant": "甲、乙，丙。丁：戊；己？庚！（辛）《壬》——癸……子～丑·寅",
         "ja": "甲、乙。丙・丁：戊？己！（庚）「辛」——壬……癸〜子ー丑",
         "ko": "갑, 을. 병: 정? 무! (기) 「경」 ……신"},
        direction="vertical",
    ),
    Sample(
        "Quotes", {"zh": "CLREQ 5.2"}, "corner brackets stand for curly quotes",
        {"zh-Hans": "他说：“你看‘这个’。”", "zh-Hant": "他說：「你看『這個』。」"},
        direction="vertical",
    ),
    Sample(
        "Small kana", {"ja": "JLREQ 2.3.2; UAX #50 Tu"}, "small kana in the upper right of their square",
        {"ja": "ちょっと、キャッチ、ヴァイオリン。"},
        direction="vertical",
    ),
)  # fmt: skip
