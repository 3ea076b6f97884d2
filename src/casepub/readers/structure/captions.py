"""Lines that stand for a picture: a line comes in, whether it is a caption or a credit goes out."""

from __future__ import annotations

from typing import Final

from casepub.text.pattern import lazily

_LIMIT: Final = 140

_NUMBERED = lazily(
    r"^(?:图表?|圖表?|図表?|附图|그림|写真|사진|Fig(?:ure)?\.?)"
    r"\s*[\d一二三四五六七八九十０-９]{1,3}(?:[-.－]\d{1,2})?\s*(?:[:：.．、\s　]|$)"
)
_TABLE = lazily(r"^(?:表|附表|표|Table)\s*[\d一二三四五六七八九十]{1,3}(?:[-.－]\d{1,2})?\s*(?:[:：.．、\s　]|$)")
_MARKED = lazily(r"^[▲△↑▼▽◎⬆⇧]\s*\S")
_TOLD = lazily(
    r"^(?:[(（]?\s*)(?:图为|圖為|图片为|图中|上图|下图|左图|右图|资料图|資料圖|资料图片|资料照片|示意图|配图|效果图|"
    r"截图|题图|写真は|写真:|写真：|撮影[:：]|提供[:：]|사진\s?[=:]|사진\s?제공|\[사진)"
)
_SOURCE = lazily(
    r"(?:图片?来源|圖片?來源|图源|图\s*[/｜|丨]\s*|图片?由|摄影[:：]|写真[＝=]|사진\s*[=:]|画像[:：])\s*\S"
)
_TAKEN = lazily(
    r"(?:摄|攝)\s*[）)]?$|(?:新华社|中新社|新華社|法新社|路透社|视觉中国|東方IC|东方IC|IC photo|图虫创意|123RF|Getty "
    r"Images?|ロイター|人民视觉)(?:发|供图|/图|提供)?\s*[）)]?$|"
    r"(?:供图|供圖|配图|资料图|资料图片)\s*[）)]?$|[（(](?:图源|图片来源|写真|画像|사진)[^）)]{2,24}[）)]$|"
    r"제공\s*[)）]?$"
)


# What programs that save a page as text leave where a picture was: [图片], 【插图】, (画像), [이미지 3].
_PLACEHOLDER = lazily(
    r"[\[【［〔<(（]\s*(?:图片?|图像|插图|配图|照片|圖片?|插圖|照片|画像|写真|挿絵|사진|이미지|그림|"
    r"[Ii]mage|IMAGE|[Ii]mg|IMG|[Pp]hoto|[Pp]icture)\s*\d{0,3}\s*[\]】］〕>)）]"
)


def is_placeholder(text: str) -> bool:
    """Tell whether the line says no more than that a picture stood here."""
    return _PLACEHOLDER.fullmatch(text) is not None


def is_caption(text: str) -> bool:
    """Tell whether the words or marks of a line are those of a picture's caption."""
    if len(text) > _LIMIT:
        return False
    if _NUMBERED.match(text) or _MARKED.match(text) or _TOLD.match(text):
        return True
    return _TAKEN.search(text) is not None and not _quoted_speech(text)


def is_credit(text: str) -> bool:
    """Tell whether a short line is a picture's credit (图片来源：…)."""
    return len(text) <= 40 and _SOURCE.search(text) is not None and text[-1] not in "。！？"


def is_table_caption(text: str) -> bool:
    """Tell whether the line is the caption of a table."""
    return len(text) <= 60 and _TABLE.match(text) is not None


def _quoted_speech(text: str) -> bool:
    return text.endswith(("”", "」")) or text.count("。") > 2
