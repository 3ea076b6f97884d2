"""Samples of mixed text: the Han-Western gap, quotes, hyphens, faces that stand in, forms by language."""

from __future__ import annotations

from typing import Final

from casepub.model import Code, Strong, Text
from casepub.specimen.sample import Sample, foreign
from casepub.units import Length

_GAP: Final = {"zh": "CLREQ 6.3.3", "ja": "JLREQ 3.2.6", "ko": "KLREQ mixed text"}
_MIXED: Final = {
    "zh-Hans": "在Unicode里，CJK字符有97680个（2024年，v16.0），“ISO标准”，见A4纸。",
    "zh-Hant": "在Unicode裡，CJK字元有97680個（2024年，v16.0），「ISO標準」，見A4紙。",
    "ja": "Unicodeでは、CJK文字は97680字（2024年、v16.0）、「ISO規格」、A4判を見る。",
    "ko": "Unicode에는 CJK 문자가 97680자(2024년, v16.0) 있으며 “ISO 표준”이다.",
}

SAMPLES: Final = (
    Sample(
        "The gap", _GAP, "a quarter em at each border but Korean ones; none beside marks and at line ends", _MIXED,
    ),
    Sample("No gap", _GAP, "the same without", _MIXED, {"text_autospace": Length(0.0, "em")}),
    Sample(
        "A space in the source", _GAP, "the writer's own space, not a gap on top of it",
        {"zh-Hans": "有 Unicode 和Unicode与 A4 纸", "zh-Hant": "有 Unicode 和Unicode與 A4 紙",
         "ja": "この Unicode とUnicodeと A4 判"},
    ),
    Sample(
        "Code", _GAP, "no gap inside the code",
        {"zh-Hans": (Text("用"), Code("print(“甲A乙”)"), Text("输出")),
         "zh-Hant": (Text("用"), Code("print(“甲A乙”)"), Text("輸出")),
         "ja": (Text("式"), Code("print(“甲A乙”)"), Text("を使う"))},
    ),
    Sample(
        "Quotes by language", {"zh": "CLREQ 5.2", "ja": "JLREQ 3.2.4", "ko": "KLREQ"},
        "square in East Asian text, narrow in a Western run and in don’t",
        {"zh-Hans": (Text("“甲” "), foreign("en", "“It’s fine,” he said"), Text("，don’t。")),
         "zh-Hant": (Text("「甲」 "), foreign("en", "“It’s fine,” he said"), Text("，don’t。")),
         "ja": (Text("「甲」 "), foreign("en", "“It’s fine,” he said"), Text("、don’t。")),
         "ko": (Text("“갑” "), foreign("en", "“It’s fine,” he said"), Text(", don’t."))},
    ),
    Sample(
        "Hyphenation", {"zh": "CLREQ 6.1.4", "ja": "JLREQ 3.2.5", "ko": "KLREQ"},
        "words are parted with a hyphen, by their language; no two hyphens above each other where it can be helped",
        {"zh-Hans": (Text("排版即composition，连字hyphenation，"), foreign("de", "Silbentrennungsverfahren"),
                     Text("。")),
         "zh-Hant": (Text("排版即composition，連字hyphenation，"), foreign("de", "Silbentrennungsverfahren"),
                     Text("。")),
         "ja": (Text("組版とはcomposition、hyphenation、"), foreign("de", "Silbentrennungsverfahren"), Text("。"))},
    ),
    Sample(
        "Faces that stand in", {"zh": "CLREQ 3.1.1", "ja": "JLREQ 2.1", "ko": "KLREQ"},
        "Greek, Cyrillic, kana, Hangul and rare characters at one weight and on one baseline",
        {"zh-Hans": "汉αβγЖЩあア한글𠮷𡃁①→★",
         "zh-Hant": "漢αβγЖЩあア한글𠮷𡃁①→★",
         "ja": "漢αβγЖЩ한글𠮷𡃁①→★",
         "ko": "한글αβγЖЩあア漢字①→★"},
    ),
    Sample(
        "Forms by language", {"zh": "CLREQ 3.1", "ja": "JLREQ 2.1", "ko": "KLREQ"},
        "the same code points in the forms of mainland, Taiwan, Hong Kong, Japan, Korea",
        {tag: tuple(node for code in ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja", "ko")
                    for node in (foreign(code, "骨直角"), Text(" ")))[:-1]
         for tag in ("zh-Hans", "zh-Hant", "ja", "ko")},
    ),
    Sample(
        "Weights", {"zh": "CLREQ 3.1.1", "ja": "JLREQ 2.1", "ko": "KLREQ"}, "bold of both scripts, one colour",
        {"zh-Hans": (Text("宋体Serif与"), Strong((Text("粗体Bold"),)), Text("。")),
         "zh-Hant": (Text("宋體Serif與"), Strong((Text("粗體Bold"),)), Text("。")),
         "ja": (Text("明朝Serifと"), Strong((Text("太字Bold"),)), Text("。")),
         "ko": (Text("명조Serif와 "), Strong((Text("굵은Bold"),)), Text("."))},
    ),
)  # fmt: skip
