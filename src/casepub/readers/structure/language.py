"""Which language a text is in: characters come in, a BCP 47 tag goes out."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from casepub.readers.structure.measure import han, hangul, kana
from casepub.text.pattern import lazily

# Characters that only one of the two Chinese scripts uses in running text, among the most frequent of each.
_SIMPLIFIED: Final = frozenset(
    "们这国来说对会时过个发为么经还进开问关动现实体员业产务报务应当与从电视乐长门见车东书马鱼鸟风飞龙给让谁记话认识语"
    "读请谢钱铁银错听写"
    "学习觉观兴举义头买卖卫队阳阴际陆险难双变叶号后园圆图团场块坏声处备复够夹夺奖妇孙宁宝实审宪宫宽宾导寻寿将尘尝层岁"
    "岂岛带帮张归录总"
    "战户担择据挥换损拥摆数断无旧显晓术机杀权条极构标样桥检楼欢气汉沟济测浅涨渐温满灭灯灵炼热爱牵犹独环疗监盘盖确础离"
    "种称积穷竞笔"
)
_TRADITIONAL: Final = frozenset(
    "們這國來說對會時過個發為麼經還進開問關動現實體員業產務報應當與從電視樂長門見車東書馬魚鳥風飛龍給讓誰記話認識語讀"
    "請謝錢鐵銀錯聽寫"
    "學習覺觀興舉義頭買賣衛隊陽陰際陸險難雙變葉號後園圓圖團場塊壞聲處備復夠夾奪獎婦孫寧寶審憲宮寬賓導尋壽將塵嘗層歲豈"
    "島帶幫張歸錄總"
    "戰戶擔擇據揮換損擁擺數斷無舊顯曉術機殺權條極構標樣橋檢樓歡氣漢溝濟測淺漲漸溫滿滅燈靈煉熱愛牽猶獨環療監盤蓋確礎離"
    "種稱積窮競筆"
)
_ONLY_SIMPLIFIED: Final = _SIMPLIFIED - _TRADITIONAL
_ONLY_TRADITIONAL: Final = _TRADITIONAL - _SIMPLIFIED
_KANA_SHARE: Final = 0.05
_HANGUL_SHARE: Final = 0.3
_EAST_SHARE: Final = 0.12
_ENGLISH = lazily(r"\b(?:the|and|of|to|in|is|that|for|was|with)\b", re.IGNORECASE)
_LATIN = lazily("[A-Za-z]")
_SAMPLE: Final = 200_000


def detect(text: str) -> str:
    """Give zh-Hans, zh-Hant, ja, ko, en, or und for what is none of them."""
    text = text[:_SAMPLE]
    counts = han(text), kana(text), hangul(text)
    latin = len(_LATIN.findall(text)) / 4
    east = sum(counts)
    if not east or east < _EAST_SHARE * latin:
        return "en" if len(_ENGLISH.findall(text)) > 2 or _is_short_latin(text, latin) else "und"
    if counts[2] > _HANGUL_SHARE * east:
        return "ko"
    return "ja" if counts[1] > _KANA_SHARE * east else chinese_script(text)


def _is_short_latin(text: str, latin: float) -> bool:
    return 0 < latin < 20 and text.isascii()


def chinese_script(text: str) -> str:
    """Tell Simplified from Traditional by characters that only one of them uses."""
    counts = Counter(text)
    simplified = sum(map(counts.__getitem__, _ONLY_SIMPLIFIED))
    traditional = sum(map(counts.__getitem__, _ONLY_TRADITIONAL))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def refined(found: str, declared: str) -> str:
    """Add the region that a declared tag has, when both name the same language and script (zh-Hant + zh-TW)."""
    if not declared or declared.split("-")[0].lower() != found.split("-")[0]:
        return found
    region = next((part.upper() for part in declared.split("-")[1:] if len(part) == 2), "")
    if found == "zh-Hant":
        return f"{found}-{region}" if region in {"TW", "HK", "MO"} else found
    return found
