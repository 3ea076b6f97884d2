"""The number at the start of a heading or a list item: a line comes in, its label, value and form go out.

A form is a way of writing numbers (`一、`, `（一）`, `第一章`, `1.1`, `가.`). Whether a numbered line is a heading,
an item or a sentence is decided elsewhere, from the series it stands in.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from casepub.text.pattern import lazily

_DIGITS: Final = {
    **{char: value for value, char in enumerate("〇一二三四五六七八九")},
    **{char: value for value, char in enumerate("零壹貳參肆伍陸柒捌玖")},
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **dict.fromkeys("○◯", 0), "两": 2, "兩": 2,
}  # fmt: skip
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_HAN: Final = "〇零○一二三四五六七八九十百千两廿卅"
_FORMAL: Final = "壹貳贰參叁肆伍陸陆柒捌玖拾"
_KATAKANA: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
_SYLLABLES: Final = "가나다라마바사아자차카타파하"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CIRCLES: Final = tuple(
    range(first, first + count)
    for first, count in (
        (0x2460, 20), (0x2474, 20), (0x2488, 20), (0x2776, 10), (0x2780, 10), (0x278A, 10), (0x24F5, 10),
        (0x3220, 10), (0x3280, 10), (0x2160, 12), (0x326E, 14), (0x1F1E6, 0),
    )
)  # fmt: skip
_CIRCLED = "①-⑳⑴-⒇⒈-⒛❶-❿➀-➓⓵-⓾㈠-㈩㊀-㊉㉮-㉻"


class Form(NamedTuple):
    """A way of writing the number of a heading.

    Attributes:
        name: what the series are sorted by; the unit of `第…章` is added to it.
        pattern: groups `label`, `n`; the rest of the line is the heading.
        rank: place in the customary ladder, smaller is higher; decides only between forms that meet anew.
        strong: a single one is a heading already.
    """

    name: str
    pattern: re.Pattern[str]
    rank: int
    strong: bool = False


def _form(name: str, pattern: str, rank: int, strong: bool = False) -> Form:
    return Form(name, lazily(pattern), rank, strong)


_NUMBER = rf"(?P<n>[{_HAN}]+|[{_FORMAL}]+|\d+|[０-９]+)"
# Units that may carry the title directly; a look-ahead keeps words that begin alike (节课, 回合, 话题 …) out.
_STRONG_UNITS = (
    "章|节(?!课|目|日|约|省)|節(?!目|日|約|電)|回(?![合来來事去头頭家答])|讲(?!话|座)|講(?!話|座)|话(?!题|语|剧)|"
    "話(?!題)|幕(?!后|後)|编(?!辑|者|号)|編(?!輯|集|者)"
)
# Units that are also measure words: 第一封信, 第四本书, 第二部分 need a separator or the line's end behind them.
_WEAK_UNITS = "卷|本|册|冊|部|封|集|篇|期|季|场|場|折|则|則|课|課|项|項|部分|条|條|款"
_AFTER = r"(?=[\s　:：、.．，,·—]|$)"
# GB/T 9704-2012 §7.3.3: 一、（一）1.（1）; books: 卷 章 节; 公用文: 第1 1 (1) ア (ア); 공문서: 1. 가. 1) 가) (1) (가).
FORMS: Final = (
    _form("part", rf"(?P<label>第\s*{_NUMBER}\s*(?:卷|部|册|冊|篇|編|编|部分)){_AFTER}", 0, True),
    _form("part-juan", rf"(?P<label>卷{_NUMBER}){_AFTER}", 0, True),
    _form("chapter", rf"(?P<label>第\s*{_NUMBER}\s*(?P<unit>{_STRONG_UNITS}))", 1, True),
    _form("chapter-bare", rf"(?P<label>(?P<n>[{_HAN}]{{1,5}})\s*(?P<unit>章|回))(?=[\s　:：]|$)", 1),
    _form("weak", rf"(?P<label>第\s*{_NUMBER}\s*(?P<unit>{_WEAK_UNITS})){_AFTER}", 2, True),
    _form("korean-chapter",
        r"(?P<label>제\s*(?P<n>\d+)\s*(?P<unit>편|장|절|관|부|조|항|회|화|강|막))(?=[\s.:]|$)", 1, True),
    _form("english-chapter",
        r"(?P<label>(?P<unit>Chapter|CHAPTER|Part|PART|Section|Step|STEP|Lesson|No|NO|Vol|Tip|TIP|Day|DAY)"
        r"\s*[.．]?\s*(?P<n>\d+|[IVX]+))(?=[\s.:：、|｜—-]|$)", 1),
    _form("japanese-section", rf"(?P<label>第\s*{_NUMBER})(?=[\s　]+\S)", 2),
    _form("formal", rf"(?P<label>(?P<n>[{_FORMAL}]+)\s*[、，,.．:：])", 2),
    _form("han", rf"(?P<label>(?P<n>[{_HAN}]{{1,4}})\s*[、．.，,：:](?!\d))", 3),
    _form("han-bracket", rf"(?P<label>[（(〔]\s*(?P<n>[{_HAN}]{{1,4}})\s*[）)〕]\s*[、.]?)", 4),
    _form("decimal",
        r"(?P<label>(?P<n>\d{1,2}(?:[.．]\d{1,2}){1,3})[.．、]?)(?=[\s　]|[^\d.\s%％a-zA-Z])"
        r"(?!\s*[-~至到个元亿万千百米公]|[:：]\d)", 6),
    _form("digit", r"(?P<label>(?P<n>\d{1,3}|[０-９]{1,3})\s*[、．.](?![\d０-９]))", 5),
    _form("digit-half", r"(?P<label>(?P<n>\d{1,2}|[０-９]{1,2})\s*[)）])", 7),
    _form("digit-bracket", r"(?P<label>[（(]\s*(?P<n>\d{1,2}|[０-９]{1,2})\s*[）)]\s*[、.]?)", 7),
    _form("circled", rf"(?P<label>(?P<n>[{_CIRCLED}])\s*[、.]?)", 8),
    _form("keycap", r"(?P<label>(?P<n>\d)\ufe0f?\u20e3)", 5),
    _form("roman", r"(?P<label>(?P<n>[Ⅰ-Ⅻ]|[IVX]{1,5})\s*[、．.](?!\w\.))", 2),
    _form("roman-alone", r"(?P<label>(?P<n>[Ⅰ-Ⅻ]))(?=[\s　])", 2),
    _form("syllable", rf"(?P<label>(?P<n>[{_SYLLABLES}])\s*[.．])(?=\s)", 6),
    _form("syllable-half", rf"(?P<label>(?P<n>[{_SYLLABLES}])\s*\))(?=\s)", 8),
    _form("syllable-bracket", rf"(?P<label>[（(]\s*(?P<n>[{_SYLLABLES}])\s*[）)])(?=\s)", 9),
    _form("katakana", rf"(?P<label>(?P<n>[{_KATAKANA}]))(?=[\s　．.]\s*\S)", 7),
    _form("katakana-bracket", rf"(?P<label>[（(]\s*(?P<n>[{_KATAKANA}])\s*[）)])", 8),
    _form("latin", r"(?P<label>(?P<n>[a-zA-Z])\s*[.．、)）])(?=\s|[^\x00-\x7f])", 9),
    _form("question", r"(?P<label>(?P<unit>Q|问|問)\s*(?P<n>\d{1,2})\s*[.．:：、]?)", 5),
    _form("hash", r"(?P<label>#\s?(?P<n>\d{1,2}))(?=\s|[^\x00-\x7f])", 5),
    _form("zero", r"(?P<label>(?P<n>0\d))(?=$|[\s　|｜丨/:：、]|[^\x00-\x7f\d])", 5),
    _form("dashed", rf"(?P<label>[-—–－]{{1,2}}\s*(?P<n>\d{{1,2}}|[{_HAN}]{{1,3}})\s*[-—–－]{{1,2}})$", 5),
    _form("digit-space", r"(?P<label>(?P<n>\d{1,2}|[０-９]{1,2}))(?=[\s　]+[^\d\s])", 5),
    # 问题一：, 误区2 , ポイント3: any short word that is counted; 图1 and 表1 are captions, 周一 and 星期一 days.
    _form("counted",
        rf"(?P<label>(?P<unit>(?![图圖図表注註])[\u4e00-\u9fff]{{1,3}}?(?<!星期)(?<![周週拜])|[\u30a1-\u30fa\u30fc]{{2,6}}|その)\s?"
        rf"(?P<n>\d{{1,2}}|[０-９]{{1,2}}|[{_HAN}]{{1,3}})(?:\s*[：:、]|(?=[\s　|｜]|$)))", 4),
    _form("digit-alone", rf"(?P<label>(?P<n>\d{{1,2}}|[０-９]{{1,2}}|[{_HAN}]{{1,3}}))$", 6),
)  # fmt: skip


_UNIT_RANKS: Final = {
    **dict.fromkeys((*"卷部册冊篇編编편부", "部分"), 0),
    **dict.fromkeys("节節절관", 2),
    **dict.fromkeys("条條款조", 3),
    "항": 4,
}  # fmt: skip


# What any label begins with; most lines begin otherwise and are done with at once.
_START: Final = lazily(
    rf"[第제卷（(〔#\-—–－\d０-９IVXa-zA-Z问問{_HAN}{_FORMAL}{_CIRCLED}{_KATAKANA}{_SYLLABLES}Ⅰ-Ⅻ]|"
    rf"[\u4e00-\u9fff]{{1,3}}\s?[\d０-９{_HAN}]|その\s?[\d０-９{_HAN}]"
)


class Numbered(NamedTuple):
    """A line that begins with a number: the form's name, the label as written, its value and the rest."""

    form: str
    label: str
    value: int
    text: str
    rank: int
    strong: bool = False


def numbered(text: str) -> Numbered | None:
    """Split a label off the start of a line, by the first form that fits."""
    if not _START.match(text):
        return None
    for form in FORMS:
        match = form.pattern.match(text)
        if match:
            return _numbered(form, match, text)
    return None


def _numbered(form: Form, match: re.Match[str], text: str) -> Numbered:
    parts = match.groupdict()
    digits, unit = parts["n"] or "", parts.get("unit")
    name, rank = form.name, _UNIT_RANKS.get(unit or "", form.rank)
    if form.name == "decimal":
        depth = len(re.split("[.．]", digits))
        name, rank = f"decimal-{depth}", form.rank + depth - 2
    elif unit:
        name = f"{form.name}-{unit}"
    rest = text[match.end() :].lstrip(" \u3000:：|｜丨·，,")
    return Numbered(name, text[: match.end()].rstrip(), value_of(digits), rest, rank, form.strong)


def value_of(digits: str) -> int:
    """Read a number in any of the notations; of `1.2.3` the last part; 0 when it is none."""
    digits = re.split("[.．]", digits)[-1]
    if digits.isdigit() and all(char.isdecimal() for char in digits):
        return int(digits)
    if len(digits) == 1:
        return _single(digits)
    if all(char in _ROMAN for char in digits):
        return _roman(digits)
    return _han(digits)


def _single(char: str) -> int:
    for alphabet in (_KATAKANA, _SYLLABLES, _LATIN):
        if char.lower() in alphabet:
            return _ROMAN.get(char, 0) or alphabet.index(char.lower()) + 1
    for block in _CIRCLES:
        if ord(char) in block:
            return ord(char) - block[0] + 1
    return _DIGITS.get(char, _UNITS.get(char, {"廿": 20, "卅": 30}.get(char, 0)))


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _han(digits: str) -> int:
    """Read 十二, 二十, 一百零三, 二〇."""
    total, current = 0, 0
    for char in digits.replace("廿", "二十").replace("卅", "三十"):
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        else:
            current = 10 * current + _DIGITS.get(char, 0)
    return total + current


_NAMED = lazily(
    r"(?:序章|楔子|引子|前言|序言|自序|代序|开栏的话|写在前面|目录|目錄|目次|차례|序幕|尾声|尾聲|终章|終章|后记|後記|跋|番外(?:篇)?|外传|"
    r"完本感言|导论|導論|绪论|緒論|引言|导言|导读|附录|附錄|致谢|摘要|"
    r"プロローグ|エピローグ|序文|まえがき|あとがき|はじめに|序論|本論|付録|謝辞|프롤로그|에필로그|머리말|들어가며|"
    r"서론|본론|부록|감사의 말)"
    r"(?:[一二三四五六七八九十\dA-Z]{1,2})?(?:[\s　:：·—].{0,20})?$"
)
_CONCLUSION = lazily(
    r"(?:总结|總結|总之|综上(?:所述)?|结语|結語|结论|結論|小结|小結|结束语|結束語|写在最后|寫在最後|最后|最後|展望|"
    r"总结与展望|结尾|结论与展望|"
    r"まとめ|おわりに|終わりに|さいごに|最後に|結び|むすび|결론|마치며|맺음말|나가며|마무리)\s*[:：]?$"
)
_REFERENCES = lazily(
    r"(?:[【\[]?\s*)?(?:参考文献|參考文獻|参考资料|參考資料|参考链接|参考书目|引用文献|注释|註釋|附注|附註|脚注|出典|"
    r"参考|参考サイト|註|注|注解|"
    r"尾注|참고문헌|참고자료|각주|주석|References|REFERENCES|Notes)(?:\s*[】\]])?\s*[:：]?$"
)
_ABSTRACT = lazily(r"(?:摘\s*要|内容摘要|内容提要|要旨|概要|초록|요약|Abstract|ABSTRACT)\s*[:：]?$")
_APPENDIX = lazily(r"(?:附录|附錄|付録|부록|Appendix)(?:\s*[A-Z一二三四五\d]{1,2})?(?:[\s:：].{0,20})?$")
_PREFACE = lazily(r"(?:前言|序言|自序|代序|序|引言|导言|はじめに|まえがき|序文|머리말|들어가며|서문)\s*[:：]?$")

# 导　言, 结 语: the two characters of a short heading are set apart.
_SPREAD = lazily(r"(?<=^[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff][:：]?$)")

ROLES: Final = (
    ("conclusion", _CONCLUSION),
    ("references", _REFERENCES),
    ("abstract", _ABSTRACT),
    ("appendix", _APPENDIX),
    ("preface", _PREFACE),
)


def role_of(text: str) -> str:
    """Give the role that a heading's words have: conclusion, references … or none."""
    bare = _SPREAD.sub("", text)
    return next((role for role, pattern in ROLES if pattern.match(bare)), "none")


def is_named(text: str) -> bool:
    """Tell whether the line is the name of a part of a book or paper (楔子, はじめに, 참고문헌)."""
    return _NAMED.match(_SPREAD.sub("", text)) is not None or role_of(text) != "none"
