"""Samples of punctuation: widths by style, neighbours, ends of lines and paragraphs, what hangs."""

from __future__ import annotations

from typing import Final

from casepub.specimen.sample import Sample, running

_STYLES: Final = {"zh": "CLREQ 6.3.2.1", "ja": "JLREQ 3.1.2", "ko": "KLREQ"}
_PAIRS: Final = {"zh": "CLREQ 6.3.2.2", "ja": "JLREQ 3.1.4, Table 1", "ko": "KLREQ before/after space"}
_LINE: Final = {"zh": "CLREQ 6.3.2.3", "ja": "JLREQ 3.1.5", "ko": "KLREQ"}
_QUOTED: Final = {
    "zh-Hans": "他问：“《论语》（上）、‘诗’，都读了吗？”我说：“读了！还有《尚书》。”",
    "zh-Hant": "他問：「《論語》（上）、『詩』，都讀了嗎？」我說：「讀了！還有《尚書》。」",
    "ja": "彼は「『論語』（上）、詩、みな読みましたか？」と聞き、私は「読みました。」と答えた。",
    "ko": "그는 “《논어》(상)와 ‘시경’을 다 읽었니?” 하고 물었고, 나는 “읽었다.” 하고 답했다.",
}

SAMPLES: Final = (
    Sample("The region's own widths", _STYLES, "marks as this region sets them", _QUOTED),
    Sample(
        "Quanjiao (全角式)", _STYLES, "every mark an em; neighbours share one and a half", _QUOTED,
        {"text_spacing_trim": "quanjiao"},
    ),
    Sample(
        "Kaiming (开明式)", _STYLES, "。？！ an em, all other marks half", _QUOTED,
        {"text_spacing_trim": "kaiming"},
    ),
    Sample("Banjiao (半角式)", _STYLES, "all marks half an em", _QUOTED, {"text_spacing_trim": "banjiao"}),
    Sample(
        "Hangmobanjiao (行末半角式)", _STYLES, "as quanjiao, half at the line end", _QUOTED,
        {"text_spacing_trim": "hangmobanjiao"},
    ),
    Sample(
        "Adjacent marks", _PAIRS, "two marks side by side take one and a half em; a bracket hugs what it holds",
        {"zh-Hans": "“‘甲’”（《乙》）。“丙”，（丁），《戊》《己》：“庚”——“辛”……（壬）",
         "zh-Hant": "「『甲』」（《乙》）。「丙」，（丁），《戊》《己》：「庚」——「辛」……（壬）",
         "ja": "「『甲』」（「乙」）。「丙」、（丁）、『戊』『己』・「庚」——「辛」……（壬）",
         "ko": "「『갑』」（《을》）「병」「정」（무）《기》·《경》"},
    ),
    Sample(
        "Interpunct", {"zh": "CLREQ A; GB/T 15834 4.14", "ja": "JLREQ cl-05"},
        "half an em in the mainland, a whole one elsewhere, never trimmed to nothing",
        {"zh-Hans": "列奥纳多·达·芬奇《三国志·蜀书·诸葛亮传》", "zh-Hant": "李奧納多·達·文西《三國志·蜀書·諸葛亮傳》",
         "ja": "レオナルド・ダ・ヴィンチと「山」・「川」を見た。"},
    ),
    Sample(
        "Solidus, connectors", {"zh": "GB/T 15834 5.1.9, 4.13", "ja": "JLREQ cl-03"},
        "/ and – half an em in the mainland; ～ a whole one",
        {"zh-Hans": "甲／乙、2020–2025年、北京—上海、5～8天", "zh-Hant": "甲／乙、2020–2025年、臺北—高雄、5～8天",
         "ja": "甲／乙、二〇二〇〜二〇二五年、東京–大阪"},
    ),
    Sample(
        "Doubled ？ and ！", {"zh": "CLREQ 5.1.1.3; GB/T 15834 5.1.2"}, "one unit, not parted",
        running("{13}怎么？！{5}竟然！！{4}真的？", "zh-Hans") | running("{13}怎麼？！{5}竟然！！{4}真的？", "zh-Hant"),
    ),
    Sample(
        "After ？ and ！", {"ja": "JLREQ 3.1.6"}, "an em stays free after the end of a sentence, none before a bracket",
        {"ja": "本当ですか？　本当です！　「そうか！」と言って、行くぞ！　では。"},
    ),
    Sample(
        "Line start", _LINE, "the bracket's half em is gone: ink stands at the edge",
        running("{16}「{6}」{4}", "zh-Hant", "ja") | running("{16}（{6}）{4}", "zh-Hans"),
    ),
    Sample(
        "Line end", {"zh": "GB/T 15834 5.1.10", "ja": "JLREQ 3.1.9, 3.8.3"},
        "the last mark takes half an em where the region or the line wants it",
        running("{15}，{15}。{15}”{4}", "zh-Hans") | running("{15}，{15}。{15}」{4}", "zh-Hant")
        | running("{15}、{15}。{15}」{4}", "ja"),
    ),
    Sample(
        "Paragraph start", _LINE, "the indent, then the bracket solid",
        running("（{6}）{16}", "zh-Hans") | running("「{6}」{16}", "zh-Hant", "ja"),
        {"text_indent": "auto"},
    ),
    Sample(
        "Hanging off", {"zh": "CLREQ 6.1.3", "ja": "JLREQ 3.8.2"}, "a letter goes down with the stop",
        running("{16}。{8}"),
    ),
    Sample(
        "Hanging on", {"zh": "CLREQ 6.1.3", "ja": "JLREQ 3.8.2"}, "the stop stands outside the line",
        running("{16}。{8}"), {"hanging_punctuation": True},
    ),
)  # fmt: skip
