"""Samples of what stands beside the line: ruby, dots, lines, notes in two small lines."""

from __future__ import annotations

from typing import Final

from casepub.model import Strikethrough, Text, Underline
from casepub.specimen.sample import Sample, ruby, span, stressed

_RUBY: Final = {"zh": "CLREQ 5.5", "ja": "JLREQ 3.3"}

SAMPLES: Final = (
    Sample(
        "Mono ruby", {"ja": "JLREQ 3.3.5"}, "each annotation centred over its own letter",
        {"ja": (Text("春の"), ruby("mono", "東/ひがし", "風/かぜ"), Text("に"), ruby("mono", "君/きみ"),
                Text("を待つ。"))},
    ),
    Sample(
        "Group ruby", {"ja": "JLREQ 3.3.6"}, "spread over the word, half a share at its ends",
        {"ja": (Text("その"), ruby("group", "紫陽花/あじさい"), Text("と"), ruby("group", "田舎/いなか"), Text("の"),
                ruby("group", "境界面/インターフェース"), Text("。"))},
    ),
    Sample(
        "Jukugo ruby", {"ja": "JLREQ 3.3.7"}, "over a compound, read as one; may part between its letters",
        {"ja": (Text("日本の"), ruby("jukugo", "橋/きょう", "頭/とう", "堡/ほ"), Text("と"),
                ruby("jukugo", "凝/ぎょう", "視/し"), Text("する。"))},
    ),
    Sample(
        "Overhang", {"ja": "JLREQ 3.3.8"}, "over kana by half an em of the base at most, never over kanji",
        {"ja": (Text("この"), ruby("mono", "志/こころざし"), Text("を人"), ruby("mono", "志/こころざし"),
                Text("人に。"))},
    ),
    Sample(
        "Pinyin", {"zh": "CLREQ 5.5.4"}, "above, a quarter em apart at the least",
        {"zh-Hans": (Text("他说"), ruby("pinyin", "汉/hàn", "语/yǔ", "拼/pīn", "音/yīn"), Text("，即"),
                     ruby("pinyin", "双/shuāng", "庄/zhuāng"), Text("。"))},
    ),
    Sample(
        "Zhuyin", {"zh": "CLREQ 5.5.3"}, "at the right of each letter, three tenths of its size; tones outside",
        {"zh-Hant": (Text("他說"), ruby("zhuyin", "國/ㄍㄨㄛˊ", "語/ㄩˇ", "注/ㄓㄨˋ", "音/ㄧㄣ", "的/˙ㄉㄜ"),
                     Text("字。"))},
    ),
    Sample(
        "A gloss over a word", {"zh": "CLREQ 5.5.6"}, "the shorter of the two is spread or centred",
        {"zh-Hans": (Text("谓之"), ruby("group", "万维网/World Wide Web"), Text("，即"),
                     ruby("group", "排版/typesetting"), Text("。")),
         "zh-Hant": (Text("謂之"), ruby("group", "全球資訊網/World Wide Web"), Text("，即"),
                     ruby("group", "排版/typesetting"), Text("。"))},
    ),
    Sample(
        "Emphasis dots", {"zh": "CLREQ 5.3.1", "ja": "JLREQ 3.3.9", "ko": "KLREQ emphasis"},
        "below in Chinese, above in Japanese and Korean, at the right of columns; none on marks, Western is slanted",
        {"zh-Hans": (Text("这里"), stressed("必须着重，而ABC不加"), Text("点。")),
         "zh-Hant": (Text("這裡"), stressed("必須著重，而ABC不加"), Text("點。")),
         "ja": (Text("ここは"), stressed("大切です、だがABC"), Text("は別。")),
         "ko": (Text("여기는 "), stressed("매우 중요하다"), Text("."))},
    ),
    Sample(
        "Proper names", {"zh": "CLREQ 5.6.1"}, "a line under each name, neighbours told apart",
        {"zh-Hans": (span("proper-name", "孔子"), span("proper-name", "颜回"), Text("与"), span("proper-name", "鲁"),
                     Text("国。")),
         "zh-Hant": (span("proper-name", "孔子"), span("proper-name", "顏回"), Text("與"), span("proper-name", "魯"),
                     Text("國。"))},
    ),
    Sample(
        "Titles of works", {"zh": "CLREQ 5.6.1"}, "a wavy line under each title",
        {"zh-Hans": (span("work-title", "论语"), span("work-title", "孟子"), Text("与"), span("work-title", "史记"),
                     Text("。")),
         "zh-Hant": (span("work-title", "論語"), span("work-title", "孟子"), Text("與"), span("work-title", "史記"),
                     Text("。"))},
    ),
    Sample(
        "Names of the dead (示亡号)", {"zh": "CLREQ 5.1.1.4"}, "a frame around each name",
        {"zh-Hans": (Text("编委："), span("deceased", "张三"), Text("、李四、"), span("deceased", "王五"), Text("。")),
         "zh-Hant": (Text("編委："), span("deceased", "張三"), Text("、李四、"), span("deceased", "王五"), Text("。"))},
    ),
    Sample(
        "Underline, strike", {"zh": "CLREQ 5.6", "ja": "JLREQ 3.3", "ko": "KLREQ"}, "unbroken over both scripts",
        {"zh-Hans": (Underline((Text("下划线Line"),)), Text("与"), Strikethrough((Text("删除线Line"),))),
         "zh-Hant": (Underline((Text("底線Line"),)), Text("與"), Strikethrough((Text("刪除線Line"),))),
         "ja": (Underline((Text("下線Line"),)), Text("と"), Strikethrough((Text("取消線Line"),))),
         "ko": (Underline((Text("밑줄Line"),)), Text("과 "), Strikethrough((Text("취소선Line"),)))},
    ),
    Sample(
        "Notes in the line (warichu)", {"zh": "CLREQ 5.5.7", "ja": "JLREQ 3.4"},
        "two small lines between brackets; the pitch of lines does not change",
        {"zh-Hans": (Text("昔者（"), span("warichu", "此处夹注分作两行小字"), Text("）有人云。")),
         "zh-Hant": (Text("昔者（"), span("warichu", "此處夾注分作兩行小字"), Text("）有人云。")),
         "ja": (Text("むかし（"), span("warichu", "割注は二行の小さい字で組む"), Text("）ある人。"))},
    ),
)  # fmt: skip
