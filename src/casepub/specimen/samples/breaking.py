"""Samples of break opportunities: levels, line starts and ends, what is never parted."""

from __future__ import annotations

from typing import Final

from casepub.model import Superscript, Text
from casepub.specimen.sample import Sample, running

_LEVELS: Final = {"zh": "CLREQ 6.1.1", "ja": "JLREQ 3.1.7, Appendix C", "ko": "KLREQ line head"}
_ENDS: Final = {"zh": "CLREQ 6.1.1", "ja": "JLREQ 3.1.8", "ko": "KLREQ line end"}
_CHINESE: Final = ("zh-Hans", "zh-Hant")

SAMPLES: Final = (
    Sample(
        "No prohibition (none)", _LEVELS, "the comma begins the second line",
        running("{16}，{8}", *_CHINESE) | running("{16}、{8}", "ja"), {"kinsoku": "none"},
    ),
    Sample(
        "Line start, basic", _LEVELS, "no comma begins a line: a letter goes down with it, the first line is opened",
        running("{16}，{8}", *_CHINESE), {"kinsoku": "basic"},
    ),
    Sample(
        "Line start, GB: also no / at the end", {"zh": "GB/T 15834 5.1.9"},
        "the solidus neither ends nor begins a line",
        running("{15}／{6}", "zh-Hans"), {"kinsoku": "gb"},
    ),
    Sample(
        "Line start, GB", {"zh": "CLREQ 6.1.1"}, "the ellipsis may begin a line",
        running("{16}……{6}", *_CHINESE), {"kinsoku": "gb"},
    ),
    Sample(
        "Line start, strict", {"zh": "CLREQ 6.1.1"}, "the ellipsis may not: a letter goes down with it",
        running("{16}……{6}", *_CHINESE), {"kinsoku": "strict"},
    ),
    Sample(
        "Very loose", _LEVELS, "！ may begin a line",
        running("{16}！{8}", "ja"), {"kinsoku": "jlreq-very-loose"},
    ),
    Sample(
        "Loose", _LEVELS, "・ may begin a line, ！ may not",
        running("{16}・{15}！{5}", "ja"), {"kinsoku": "jlreq-loose"},
    ),
    Sample(
        "Strict (default)", _LEVELS, "ー may begin a line, ・ may not",
        {"ja": "いろはにほへとちりぬるをわかよデータとれそつねならむうゐのおくやま・けふこえて人々"},
        {"kinsoku": "jlreq-strict"},
    ),
    Sample(
        "Very strict", _LEVELS, "neither ー nor 々 begins a line",
        {"ja": "いろはにほへとちりぬるをわかよデータとれそつねならむうゐのおくや人々けふこえて"},
        {"kinsoku": "jlreq-very-strict"},
    ),
    Sample(
        "Line end", _ENDS, "no opening bracket ends a line",
        running("{15}「{4}」{4}", "zh-Hant", "ja") | running("{15}（{4}）{4}", "zh-Hans"),
    ),
    Sample(
        "Line start", _LEVELS, "no closing mark begins a line, not three in a row either",
        running("{6}（{8}「{1}」）。{6}", "zh-Hant", "ja") | running("{6}（{8}“{1}”）。{6}", "zh-Hans"),
    ),
    Sample(
        "Interpunct, connector", {"zh": "CLREQ 6.1.1; GB/T 15834 5.1.7"}, "neither · nor ～ begins a line",
        running("{16}·{15}～{6}", *_CHINESE),
    ),
    Sample(
        "Dash", {"zh": "CLREQ 6.1.2.1; GB/T 15834 5.1.4", "ja": "JLREQ cl-08 note 5"},
        "two em, one stroke without a seam, not parted by the line end",
        running("{6}——{7}——{6}"),
    ),
    Sample(
        "Ellipsis", {"zh": "CLREQ 6.1.2.1; GB/T 15834 5.1.5", "ja": "JLREQ cl-08"},
        "six dots in two em, not parted",
        running("{6}……{7}……{6}"),
    ),
    Sample(
        "Numerals and units", {"zh": "CLREQ 6.1.2.2", "ja": "JLREQ 3.1.10, cl-12, cl-13", "ko": "KLREQ"},
        "no numeral is parted, nor from its sign, unit or currency",
        {"zh-Hans": "这一段路全长大约有 12,500 km，上坡坡度是 8.5%，气温一直在 −40 ℃ 以下，票价￥2,980 元。",
         "zh-Hant": "這一段路全長大約有 12,500 km，上坡坡度是 8.5%，氣溫一直在 −40 ℃ 以下，票價 $2,980 元。",
         "ja": "道の長さはおよそ 12,500 km、坂の勾配は 8.5%、気温は −40 ℃ 以下、運賃は￥2,980 です。",
         "ko": "이 길의 길이는 약 12,500 km이고 경사는 8.5%, 기온은 −40 ℃ 이하, 요금은 ￦2,980이다."},
    ),
    Sample(
        "Superscripts", {"zh": "CLREQ 6.1.2.3", "ja": "JLREQ 3.1.10"}, "the small figure stays with what it belongs to",
        {tag: (Text(text), Superscript((Text("2"),)), Text(rest))
         for tag, text, rest in (("zh-Hans", "天地玄黄宇宙洪荒日月盈昃辰宿列张", "寒来暑往秋收冬藏"),
                                 ("zh-Hant", "天地玄黃宇宙洪荒日月盈昃辰宿列張", "寒來暑往秋收冬藏"),
                                 ("ja", "いろはにほへとちりぬるをわかよた", "れそつねならむ"))},
    ),
    Sample(
        "By word (keep-all)", {"ko": "KLREQ word break"}, "no eojeol is parted; word spaces take the slack",
        {"ko": "한국어 조판에서는 어절 단위로 줄을 나누거나 글자 단위로 줄을 나눌 수 있으며 문단마다 고를 수 있다."},
        {"word_break": "keep-all"},
    ),
    Sample(
        "By character", {"ko": "KLREQ word break"}, "lines are full; words are parted anywhere",
        {"ko": "한국어 조판에서는 어절 단위로 줄을 나누거나 글자 단위로 줄을 나눌 수 있으며 문단마다 고를 수 있다."},
        {"word_break": "normal"},
    ),
    Sample(
        "Line start and end", _LEVELS, "no comma, stop or closing bracket begins a line, no opening one ends it",
        running("{15}《{4}》{10}。{4}", "ko"),
        {"word_break": "normal"},
    ),
)  # fmt: skip
