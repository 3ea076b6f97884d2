"""Samples of lines and paragraphs: squeezing in, pushing out, justification step by step, the last line."""

from __future__ import annotations

from typing import Final

from casepub.specimen.sample import Sample, running

_REDUCE: Final = {"zh": "CLREQ 6.2.2.3", "ja": "JLREQ 3.8.3", "ko": "KLREQ"}
_EXPAND: Final = {"zh": "CLREQ 6.2.2.4", "ja": "JLREQ 3.8.4", "ko": "KLREQ"}
_LAST: Final = {"zh": "CLREQ 7.1.2", "ja": "JLREQ 3.5.2", "ko": "KLREQ"}

SAMPLES: Final = (
    Sample(
        "Squeeze in first (先挤进)", {"zh": "CLREQ 6.1.1", "ja": "JLREQ 3.8.2"},
        "the comma is taken in: the commas before it are closed",
        running("{4}，{4}，{6}，{8}", "zh-Hans", "zh-Hant") | running("{4}、{4}、{6}、{8}", "ja"),
    ),
    Sample(
        "Push out last (后推出)", {"zh": "CLREQ 6.1.1", "ja": "JLREQ 3.8.2"},
        "nothing to close: a letter goes down, all gaps open equally",
        running("{16}，{8}", "zh-Hans", "zh-Hant") | running("{16}、{8}", "ja"),
    ),
    Sample(
        "Reduce: word spaces", _REDUCE, "word spaces close to a quarter em before anything else",
        {"ja": "いろはに all set in type so it へ。とちり",
         "ko": "하늘과 땅은 검고 누르며 우주는 넓고 거칠며 해와 달은 차고"},
    ),
    Sample(
        "Reduce: brackets before commas", _REDUCE, "the stop is taken in: the brackets close, the comma does not",
        running("{3}（{3}）{3}，{4}。{6}", "zh-Hans", "zh-Hant"),
    ),
    Sample(
        "Reduce: Han-Western gap", _REDUCE, "the gaps close to an eighth",
        {"zh-Hans": "天地A玄黄B宇宙C洪荒D日月盈。昃辰宿列", "zh-Hant": "天地A玄黃B宇宙C洪荒D日月盈。昃辰宿列",
         "ja": "いろAはにBほへCとちDりぬる。をわかよ"},
    ),
    Sample(
        "Expand: word spaces first", _EXPAND, "only the word spaces open, up to half an em",
        {"zh-Hans": "天地玄黄 typographers set type 宇宙洪荒日月盈昃",
         "zh-Hant": "天地玄黃 typographers set type 宇宙洪荒日月盈昃",
         "ja": "いろはに typographers set type ほへとちりぬる"},
        {"hyphens": "none"},
    ),
    Sample(
        "Expand: everything equally", _EXPAND, "one even rhythm; dashes, numbers and words stay whole",
        running("{5}——{3}12,345{2}typographically{6}"), {"hyphens": "none"},
    ),
    Sample(
        "Last line (孤字)", _LAST, "two letters at least, the stop not counted",
        running("{17}。"),
    ),
    Sample(
        "Last line, rule off", _LAST, "one letter alone",
        running("{17}。"), {"minimum_last_line": 0},
    ),
    Sample(
        "First-line indent", {"zh": "CLREQ 6.2.1.1", "ja": "JLREQ 3.5.1", "ko": "KLREQ"},
        "two em in Chinese, one in Japanese and Korean",
        {**running("{30}。"), "ko": "하늘과 땅은 검고 누르며 우주는 넓고 거칠다. 해와 달은 차고 기운다."},
        {"text_indent": "auto"},
    ),
    Sample(
        "Line by line", {"zh": "CLREQ 6.2.2", "ja": "JLREQ 3.8"},
        "the third line takes all the slack before the long word",
        running("{42}internationalization{10}"), {"hyphens": "none"},
    ),
    Sample(
        "All lines together (pretty)", {"zh": "CLREQ 6.2.2", "ja": "JLREQ 3.8"},
        "the same text, its slack shared by all lines",
        running("{42}internationalization{10}"), {"hyphens": "none", "text_wrap": "pretty"},
    ),
)  # fmt: skip
