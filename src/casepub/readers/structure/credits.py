"""Who had a part in an article, and where it comes from: a short line comes in, people, source and agency go out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from casepub.model import Person
from casepub.model.document import PersonRole
from casepub.readers.structure.measure import HAN, HANGUL, KANA, hangul
from casepub.readers.structure.roles import ROLES
from casepub.text.pattern import lazily

_SOURCES: Final = (
    "本文来源|文章来源|信息来源|新闻来源|稿件来源|资料来源|内容来源|来源于|来源|來源|稿源|转载自|轉載自|转自|轉自|"
    "摘自|选自|原载|原載|首发|出处|出處|"
    "出典|出所|配信元|配信|提供元|引用元|출처|자료|Source|source|via|Via"
)
_ORIGINAL: Final = "原标题|原標題|原题|原題|元記事|원제"


def _spaced(word: str) -> str:
    """Let spaces stand between the characters of a short word (监 制：)."""
    return r"[ \u3000]{0,4}".join(map(re.escape, word)) if len(word) <= 4 and not word.isascii() else re.escape(word)


_WORDS = "|".join(_spaced(word) for word in sorted(ROLES, key=len, reverse=True))
_COLON = r"[:：丨｜|/／=＝●]"
_JOINT = lazily(_COLON)
_LABEL = lazily(
    rf"(?:(?<![{HAN}{KANA}{HANGUL}A-Za-z])|(?<=[\s】）)|｜丨]))(?P<pre>[（(\[［【]?)\s*(?:(?P<role>{_WORDS})|"
    rf"(?P<source>{_SOURCES})|(?P<title>{_ORIGINAL}))\s*{_COLON}\s*"
)
# Run-on credits (编辑|王五责编|陈六校对|, 来源：江畔日报作者：王五): a label follows a name or source directly.
_LONG_WORDS = "|".join(_spaced(word) for word in sorted(ROLES, key=len, reverse=True) if len(word) > 1)
_RUN_ON = lazily(
    rf"(?P<pre>)(?:(?=(?:{_LONG_WORDS})\s*[:：]|(?:{_WORDS})\s*[|｜丨])(?P<role>{_WORDS})|(?P<source>{_SOURCES})|"
    rf"(?P<title>{_ORIGINAL}))\s*[|｜丨:：]\s*"
)
_BARE_ROLE = lazily(
    rf"(?<![{HAN}{HANGUL}])"
    r"(?:(?P<agency>[\u4e00-\u9fff]{2,8}?(?:社|网|報|报|台|刊|视|日报|晚报|在线|客户端)))?"
    r"(?P<role>本报记者|本報記者|本网记者|本刊记者|见习记者|实习记者|特派记者|特约通讯员|特约评论员|全媒体记者|"
    r"摄影记者|首席记者|记者|記者|通讯员|通訊員|编辑|編輯|作者|文|글|취재|撰稿)"
    rf"[\s　]+(?P<names>(?:(?!通讯员|通訊員|记者|記者|编辑|摄影)[{HAN}·•、,，\s　]){{2,40}}|"
    rf"[{HANGUL}]{{2,4}}(?:\s*기자)?)"
)
_ROLE_AND_NAME = lazily(
    rf"(?P<role>{_WORDS})[\s　]+(?P<names>[{HAN}]{{2,4}}|[{HAN}]{{1,4}}[{KANA}]{{1,6}}|"
    rf"[{HAN}{KANA}]{{1,5}}[\s　][{HAN}{KANA}]{{1,6}}|[{HANGUL}]{{2,4}}(?:\s*기자)?)"
)
_ROLE_WITHIN = lazily(r"[\s　](?:本报)?(?:通讯员|通訊員|记者|記者|编辑|編輯|摄影|攝影|实习生|見習)(?=[\s　])")
_IN_BRACKETS = lazily(
    r"[（(【\[](?P<agency>[\u4e00-\u9fff]{2,8}?(?:社|网|報|报|台|视|日报|晚报|客户端))?"
    rf"(?P<role>本报记者|本網記者|本网记者|特约记者|总台记者|记者|記者|通讯员|作者|文|编辑|责编|摄影|责任编辑)"
    rf"[\s　:：/]*(?P<names>[{HAN}·•、,，\s　]{{2,30}}?)(?:[摄攝]|报道|文)?[）)】\]]"
)
_KOREAN = lazily(
    r"(?:^|[\s\[(=·|])(?P<name>[가-힣]{2,4})\s*(?:(?:인턴|선임|수습|전문|특파)\s*)?(?P<role>기자|특파원|객원기자|"
    r"논설위원|칼럼니스트)(?=[\s\])=|,.·]|$)"
)
_JAPANESE_STAFF = lazily(
    rf"[（(［\[](?:文|取材|記者|執筆|聞き手|構成)\s*[＝=:：・]\s*(?P<name>[{HAN}{KANA}\s　]{{2,14}})[）)］\]]"
)
_ENGLISH = lazily(
    r"^(?:By|by|BY)\s+(?P<name>[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,3})|"
    r"^(?:[Pp]osted|[Pp]ublished|[Ww]ritten)?\s*(?:on)?\s*\bby[:\s]+(?P<handle>[\w.'-]{2,24})$"
)

_NAME_END = lazily(
    r"(?<=\S)[（(【\[［〔]|[）)】\]］〕;；。|｜丨\d]|\s{3,}|发自|發自|报道|摄$|(?<=[^\sA-Za-z.])\s+(?=\S{5,})|"
    rf"(?<=[A-Za-z.])\s+(?=[^\sA-Za-z])|(?<=[{HAN}]{{2}})[系是为為](?=[{HAN}]{{3}})"
)
# A middle dot parts the names of two people, except inside a name in katakana (アンナ・ベル).
_NAME_PART = lazily(r"\s*[、,，/／&＆]\s*|(?<![ァ-ヿ])\s*・\s*(?![ァ-ヿ])|\s+(?:and|和|与)\s+")
_CODE = lazily(r"[_\s]*[A-Z]{1,4}[_-]?\d{2,6}.*$")
_NAME = lazily(
    rf"[{HAN}]{{2,4}}$|[ァ-ヿ]{{1,10}}(?:[・＝][ァ-ヿ]{{1,10}}){{1,3}}$|[{HAN}]{{1,6}}[·•・][{HAN}·•・]{{1,12}}$|[{HAN}{KANA}ー]{{2,10}}$|[{HANGUL}]{{2,5}}$|"
    rf"[A-Za-z][\w.'’ -]{{1,30}}$|[{HAN}{KANA}]{{1,5}}[\s　][{HAN}{KANA}]{{1,6}}$|[\w{HAN}{KANA}-]{{2,14}}$"
)
_NOT_NAMES = lazily(
    r"^(?:佚名|未知|不详|本站|网络|網絡|互联网|admin|管理员|小编|编辑部|匿名|记者|作者|编辑|来源|发布|时间|浏览|点击|"
    r"阅读|字号|分享|收藏|评论|举报|关注|原创|转载|编|责|图|文|锁定|讨论|播报|修改|删除|登录|注册|订阅|置顶|更多|全文|打印|下载|投稿|首页|正文|校对|整合|综合|整理|인턴|선임|수습|전문|특파)$|[?？!！]|(?:から|より|まで)$"
)
# 本报特约评论员 韩涵, 研究员徐占山: what a person is stands before the name.
_POSTS = "员|員|记者|記者|作者|教授|主任|院长|校长|博士|律师|编辑|团队|组"
_TITLED = lazily(rf"^\S{{2,16}}(?:{_POSTS})[\s　]+(?=[{HAN}]{{2,4}}$)")
# The commonest Chinese family names; a guess at a name without a label must be sure.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝"
    "許韓鄧馮葉蘇呂盧鍾譚陸範賈鄒龍賀顧龔萬錢嚴湯禤"
)
_PERSON = lazily(rf"[{_SURNAMES}][{HAN}]{{1,2}}")
_GLUED_TITLE = lazily(rf"^\S{{0,12}}(?:{_POSTS})(?=[{_SURNAMES}][{HAN}]{{1,2}}$)")
_GLUED = lazily(
    rf"(?:^|[\s（(【]|[社报網网台])(?P<role>记者|記者|通讯员|通訊員|编辑|編輯)(?P<names>[{_SURNAMES}][{HAN}]{{1,2}}"
    rf"(?:[\s　、]+[{_SURNAMES}][{HAN}]{{1,2}})*)(?=[\s　）)】，：]|$)"
)
_JAPANESE_REPORTER = lazily(rf"(?:^|[\s（(【])(?P<name>[{HAN}]{{3,5}})(?<![社報聞台網局])記者(?=[\s　）)】]|$)")
_PADDED = lazily(rf"^([{HAN}])[\s　]+([{HAN}])$")
_SUFFIX = lazily(r"\s*(?:기자|記者|记者|报道|编辑|整理|さん)$|(?<=\S\S)(?:摄|攝|氏)$|\s+文$")
_SPACED_NAMES = lazily(rf"^(?:[{HAN}]{{2,3}}[\s　]+)+[{HAN}]{{2,3}}$|^[{HAN}][\s　]+[{HAN}](?:[\s　]+[{HAN}]{{2,4}})+$")


_LONGEST: Final = 400
# Several rules ask for the credits of one line.
_REMEMBERED: Final = 1024


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line says about people and origin; `title` is an original title (原标题)."""

    people: tuple[Person, ...] = ()
    source: str = ""
    title: str = ""
    labels: int = field(default=0, compare=False)


def find_credits(text: str) -> Credits:
    """Read the labelled credits of a line: `作者：X`, `文/X`, `来源：Y`, `（责编：A、B）`, `編集＝X`, `홍길동 기자`."""
    return _credits_in(text) if len(text) <= _LONGEST else Credits()


@lru_cache(maxsize=_REMEMBERED)
def _credits_in(text: str) -> Credits:
    joints = len(_JOINT.findall(text))
    spans = list(_LABEL.finditer(text)) if joints else []
    if joints > 1 and len(run_on := list(_RUN_ON.finditer(text))) > max(1, len(spans)):
        spans = run_on
    people: list[Person] = []
    source = title = ""
    for match, following in zip(spans, [*spans[1:], None], strict=False):
        value = text[match.end() : following.start() if following else len(text)].strip()
        if match["role"]:
            people += people_of(value, match["role"])
        elif match["source"] and not source:
            source = source_of(value)
        elif match["title"] and not title:
            title = value.strip("）)】] ")
    people += _unlabelled(text) if not people else []
    return Credits(_distinct(people), source, title, len(spans))


def _unlabelled(text: str) -> list[Person]:
    """Read `编辑 X ｜ 排版 Y`, `本报记者 X 通讯员 Y`, `（新华社记者 A、B）`, `X 기자`, `By X`."""
    parts = [_ROLE_AND_NAME.fullmatch(part.strip()) for part in re.split("[｜|丨]", text)]
    people = [person for part in parts if part for person in people_of(part["names"], part["role"])]
    if people:
        return people
    for pattern in (_GLUED, _BARE_ROLE, _IN_BRACKETS):
        for match in pattern.finditer(text):
            people += people_of(match["names"], match["role"])
    if people:
        return people
    people += [Person(match["name"], "reporter", match["role"]) for match in _KOREAN.finditer(text)]
    people += [Person(match["name"], "reporter", "記者") for match in _JAPANESE_REPORTER.finditer(text)]
    people += [Person(_tidied(match["name"]), "author", "文") for match in _JAPANESE_STAFF.finditer(text)]
    people += [Person(match["name"] or match["handle"], "author", "By") for match in _ENGLISH.finditer(text)]
    return people


# After these words a space parts the halves of a Japanese name, not two Chinese names.
_JAPANESE_WORD = lazily("[訳筆撮]|編集|監修|著者|写真|取材|構成")


def people_of(value: str, word: str) -> list[Person]:
    """Split a value into names; what does not look like a name is left out."""
    word = re.sub(r"\s+", "", word)
    role = ROLES.get(word, "contributor")
    value = _ROLE_WITHIN.split(_cut(value, role))[0]
    names = [_tidied(name) for name in _names_in(value, one=_JAPANESE_WORD.search(word) is not None)]
    return [Person(name, role, word) for name in names if _NAME.match(name) and not _NOT_NAMES.search(name)]


def _cut(value: str, role: PersonRole) -> str:
    """End the value where the names end: at a bracket, a code, a number, wide space."""
    value = _CODE.sub("", value.strip())
    match = _NAME_END.search(value)
    return value[: match.start()] if match else value


def _names_in(value: str, one: bool) -> list[str]:
    """Split at list marks; at spaces when what they part are whole names, of which two may also be `one` name."""
    names: list[str] = []
    for part in _NAME_PART.split(value):
        bare = _GLUED_TITLE.sub("", _TITLED.sub("", part.strip(" \u3000:：“”\"'《》")))
        whole = one and len(bare.split()) == 2
        names += _at_spaces(bare) if _SPACED_NAMES.match(bare) and not whole else [bare]
    return [name for name in names if name]


def _at_spaces(value: str) -> list[str]:
    names: list[str] = []
    for word in value.split():
        if names and len(names[-1]) == 1 and len(word) == 1:
            names[-1] += word
        else:
            names.append(word)
    return names


def _tidied(name: str) -> str:
    padded = _PADDED.match(name.strip())
    if padded:
        return "".join(padded.groups())
    name = _SUFFIX.sub("", name.strip(" \u3000.-_"))
    return re.sub(r"[\s　]+", " " if hangul(name) or name.isascii() else "", name)


_SOURCE_END = lazily(
    r"[\s　|｜丨）)】\]］;；,，。]|作者|编辑|责任编辑|责编|记者|时间|日期|浏览|点击|阅读|字号|分享|发布|更新"
)
_SOURCE_NOISE = lazily(r"^(?:本站|本网|网络|互联网|未知|佚名|原创|原創|https?:.*)$|^\d*$")


def source_of(value: str) -> str:
    """Take the name of a source from what follows its label."""
    value = value.strip().lstrip('“"《「『')
    match = _SOURCE_END.search(value)
    name = (value[: match.start()] if match else value).strip('”"》」』:：-—_. ')
    return "" if _SOURCE_NOISE.match(name) or len(name) > 24 else name


def _distinct(people: list[Person]) -> tuple[Person, ...]:
    kept: dict[tuple[str, str], Person] = {}
    for person in people:
        kept.setdefault((person.name, person.role), person)
    return tuple(kept.values())


_BARE_LABEL = lazily(rf"(?P<word>{_WORDS})\s*(?P<colon>[:：])?")
_WRITERS: Final = frozenset(("author", "translator"))


def bare_label(text: str) -> str:
    """Give the label that a line consists of (`作者：`, `著者`) when the next line says who it is, else nothing."""
    match = _BARE_LABEL.fullmatch(text)
    if match is None or not (match["colon"] or (len(match["word"]) > 1 and ROLES.get(match["word"]) in _WRITERS)):
        return ""
    return match["word"]


_CREDIT_REST = lazily(rf"[{HAN}{KANA}{HANGUL}A-Za-z]")


def is_person(text: str) -> bool:
    """Tell whether a text is a Chinese name and nothing else."""
    return _PERSON.fullmatch(text) is not None


def is_credit_line(text: str) -> bool:
    """Tell whether a short line is made of credits alone."""
    found = find_credits(text)
    if not (found.people or found.source or found.labels):
        return False
    rest = _LABEL.sub("", text)
    for person in found.people:
        rest = rest.replace(person.name, "")
    rest = rest.replace(found.source, "").replace(found.title, "")
    return len(_CREDIT_REST.findall(rest)) <= max(12, len(text) // 2)
