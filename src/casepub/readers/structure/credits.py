"""Who had a part in an article, and where it comes from: a short line comes in, people, source and agency go out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from casepub.model import Person
from casepub.model.document import PersonRole
from casepub.readers.structure.measure import HAN, HANGUL, KANA, hangul

# The word that the source uses, and the role it means; longer words are tried first.
_WORDS_BY_ROLE: Final[dict[PersonRole, tuple[str, ...]]] = {
    "author": (
        "作者", "撰文", "撰稿", "撰稿人", "著者", "執筆", "文责", "文責", "文", "文字", "采写", "采寫", "原作者",
        "作家", "ライター", "取材・文", "文・取材", "文・構成", "著", "글", "저자", "글쓴이", "글·사진",
        "文・写真", "写真・文", "文/图", "图/文", "文图", "图文", "文/圖", "圖/文", "文／写真", "By", "by",
        "Author", "author", "Writer",
    ),
    "reporter": (
        "记者", "記者", "本报记者", "本報記者", "本网记者", "本刊记者", "见习记者", "實習記者", "实习记者",
        "特派记者", "全媒体记者", "首席记者", "采访", "採訪", "报道", "取材", "취재", "기자",
    ),
    "correspondent": (
        "通讯员", "通訊員", "特约通讯员", "特约记者", "特约评论员", "特约撰稿", "特約記者", "통신원",
    ),
    "editor": (
        "编辑", "編輯", "編集", "编", "編", "本期编辑", "内容编辑", "新媒体编辑", "实习编辑", "微信编辑",
        "文字编辑", "編集者", "편집", "Editor", "editor",
    ),
    "responsible-editor": (
        "责任编辑", "責任編輯", "責任編集", "责编", "責編", "责任编缉", "执行编辑", "值班编辑", "值班责编",
        "책임편집",
    ),
    "proofreader": (
        "校对", "校對", "责任校对", "校正", "校閲", "校阅", "교정", "교열",
    ),
    "reviewer": (
        "审核", "審核", "审读", "審讀", "初审", "复审", "終審", "终审", "审校", "审稿", "签发", "감수",
    ),
    "photographer": (
        "摄影", "攝影", "摄影记者", "摄", "攝", "摄像", "撮影", "写真", "사진", "图", "圖", "图片", "供图", "图源",
        "촬영", "Photo",
    ),
    "illustrator": (
        "插画", "插圖", "插图", "绘图", "繪圖", "制图", "製圖", "漫画", "イラスト", "그림", "삽화",
    ),
    "translator": (
        "翻译", "翻譯", "译者", "譯者", "译", "譯", "编译", "編譯", "翻訳", "訳", "訳者", "번역", "옮긴이",
        "Translator",
    ),
    "narrator": (
        "口述", "讲述", "語り", "구술",
    ),
    "compiler": (
        "整理", "構成", "构成", "統筹", "统筹", "策划", "策劃", "구성", "정리",
    ),
    "supervisor": (
        "监制", "監製", "總監製", "总监制", "监修", "監修", "主编", "主編", "总编辑", "責任主編",
    ),
    "layout": (
        "排版", "美编", "美編", "版式", "版面", "设计", "設計", "视觉", "デザイン", "디자인",
    ),
}  # fmt: skip
ROLES: Final[dict[str, PersonRole]] = {word: role for role, words in _WORDS_BY_ROLE.items() for word in words}
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
_LABEL = re.compile(
    rf"(?:(?<![{HAN}{KANA}{HANGUL}A-Za-z])|(?<=[\s】）)|｜丨]))(?P<pre>[（(\[［【]?)\s*(?:(?P<role>{_WORDS})|"
    rf"(?P<source>{_SOURCES})|(?P<title>{_ORIGINAL}))\s*{_COLON}\s*"
)
# Run-on credits (编辑|王五责编|陈六校对|): inside such a line a label may follow a name directly.
_RUN_ON = re.compile(rf"(?P<pre>)(?:(?P<role>{_WORDS})|(?P<source>{_SOURCES})|(?P<title>{_ORIGINAL}))\s*[|｜丨]\s*")
_BARE_ROLE = re.compile(
    r"(?:(?P<agency>[\u4e00-\u9fff]{2,8}?(?:社|网|報|报|台|刊|视|日报|晚报|在线|客户端)))?"
    r"(?P<role>本报记者|本報記者|本网记者|本刊记者|见习记者|实习记者|特派记者|特约通讯员|特约评论员|全媒体记者|"
    r"摄影记者|首席记者|记者|記者|通讯员|通訊員|编辑|編輯|作者|文|글|취재|撰稿)"
    rf"[\s　]+(?P<names>(?:(?!通讯员|通訊員|记者|記者|编辑|摄影)[{HAN}·•、,，\s　]){{2,40}}|"
    rf"[{HANGUL}]{{2,4}}(?:\s*기자)?)"
)
_ROLE_AND_NAME = re.compile(
    rf"(?P<role>{_WORDS})[\s　]+(?P<names>[{HAN}]{{2,4}}|[{HAN}]{{1,4}}[{KANA}]{{1,6}}|"
    rf"[{HAN}{KANA}]{{1,5}}[\s　][{HAN}{KANA}]{{1,6}}|[{HANGUL}]{{2,4}}(?:\s*기자)?)"
)
_ROLE_WITHIN = re.compile(r"[\s　](?:本报)?(?:通讯员|通訊員|记者|記者|编辑|編輯|摄影|攝影|实习生|見習)(?=[\s　])")
_IN_BRACKETS = re.compile(
    r"[（(【\[](?P<agency>[\u4e00-\u9fff]{2,8}?(?:社|网|報|报|台|视|日报|晚报|客户端))?"
    rf"(?P<role>本报记者|本網記者|本网记者|特约记者|总台记者|记者|記者|通讯员|作者|文|编辑|责编|摄影|责任编辑)"
    rf"[\s　:：/]*(?P<names>[{HAN}·•、,，\s　]{{2,30}}?)(?:[摄攝]|报道|文)?[）)】\]]"
)
_KOREAN = re.compile(
    r"(?:^|[\s\[(=·|])(?P<name>[가-힣]{2,4})\s*(?:(?:인턴|선임|수습|전문|특파)\s*)?(?P<role>기자|특파원|객원기자|"
    r"논설위원|칼럼니스트)(?=[\s\])=|,.·]|$)"
)
_JAPANESE_STAFF = re.compile(
    rf"[（(［\[](?:文|取材|記者|執筆)\s*[＝=:：]\s*(?P<name>[{HAN}{KANA}\s　]{{2,14}})[）)］\]]"
)
_ENGLISH = re.compile(r"^(?:By|by|BY)\s+(?P<name>[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){0,3})")

_NAME_END = re.compile(r"[）)】\]］〕;；。|｜丨\d]|\s{3,}|发自|發自|报道|摄$|(?<=[^\s])\s+(?=\S{5,})")
_NAME_PART = re.compile(r"\s*[、,，/／&＆・]\s*|\s+(?:and|和|与)\s+")
_CODE = re.compile(r"[_\s]*[A-Z]{1,4}[_-]?\d{2,6}.*$")
_NAME = re.compile(
    rf"[{HAN}]{{2,4}}$|[{HAN}]{{1,6}}[·•・][{HAN}·•・]{{1,12}}$|[{HAN}{KANA}ー]{{2,10}}$|[{HANGUL}]{{2,5}}$|"
    rf"[A-Za-z][\w.'’ -]{{1,30}}$|[{HAN}{KANA}]{{1,5}}[\s　][{HAN}{KANA}]{{1,6}}$|[\w{HAN}{KANA}-]{{2,14}}$"
)
_NOT_NAMES = re.compile(
    r"^(?:佚名|未知|不详|本站|网络|網絡|互联网|admin|管理员|小编|编辑部|匿名|记者|作者|编辑|来源|发布|时间|浏览|点击|"
    r"阅读|字号|分享|收藏|评论|举报|关注|原创|转载|编|责|图|文)$|[?？!！]"
)
# 本报特约评论员 韩涵: what a person is stands before the name.
_TITLED = re.compile(
    rf"^\S{{2,16}}(?:员|員|记者|記者|作者|教授|主任|院长|校长|博士|律师|编辑|团队|组)[\s　]+(?=[{HAN}]{{2,4}}$)"
)
_PADDED = re.compile(rf"^([{HAN}])[\s　]+([{HAN}])$")
_SUFFIX = re.compile(r"\s*(?:기자|記者|记者|报道|编辑|整理|さん)$|(?<=\S\S)(?:摄|攝|氏)$|\s+文$")
_SPACED_NAMES = re.compile(
    rf"^(?:[{HAN}]{{2,3}}[\s　]+)+[{HAN}]{{2,3}}$|^[{HAN}][\s　]+[{HAN}](?:[\s　]+[{HAN}]{{2,4}})+$"
)


_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Credits:
    """What a line says about people and origin; `title` is an original title (原标题)."""

    people: tuple[Person, ...] = ()
    source: str = ""
    title: str = ""
    labels: int = field(default=0, compare=False)


def find_credits(text: str) -> Credits:
    """Read the labelled credits of a line: `作者：X`, `文/X`, `来源：Y`, `（责编：A、B）`, `編集＝X`, `홍길동 기자`."""
    if len(text) > _LONGEST:
        return Credits()
    spans = list(_LABEL.finditer(text))
    if len(run_on := list(_RUN_ON.finditer(text))) > max(1, len(spans)):
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
    for pattern in (_BARE_ROLE, _IN_BRACKETS):
        for match in pattern.finditer(text):
            people += people_of(match["names"], match["role"])
    if people:
        return people
    people += [Person(match["name"], "reporter", match["role"]) for match in _KOREAN.finditer(text)]
    people += [Person(_tidied(match["name"]), "author", "文") for match in _JAPANESE_STAFF.finditer(text)]
    people += [Person(match["name"], "author", "By") for match in _ENGLISH.finditer(text)]
    return people


def people_of(value: str, word: str) -> list[Person]:
    """Split a value into names; what does not look like a name is left out."""
    word = re.sub(r"\s+", "", word)
    role = ROLES.get(word, "contributor")
    names = [_tidied(name) for name in _names_in(_ROLE_WITHIN.split(_cut(value, role))[0])]
    return [Person(name, role, word) for name in names if _NAME.match(name) and not _NOT_NAMES.search(name)]


def _cut(value: str, role: PersonRole) -> str:
    """End the value where the names end: at a bracket, a code, a number, wide space."""
    value = _CODE.sub("", value.strip())
    match = _NAME_END.search(value)
    return value[: match.start()] if match else value


def _names_in(value: str) -> list[str]:
    """Split at list marks; at spaces when what they part are whole names (two-character names may be padded)."""
    names: list[str] = []
    for part in _NAME_PART.split(value):
        bare = _TITLED.sub("", part.strip(" \u3000:：“”\"'"))
        names += _at_spaces(bare) if _SPACED_NAMES.match(bare) else [bare]
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


_SOURCE_END = re.compile(
    r"[\s　|｜丨）)】\]］;；,，。]|作者|编辑|责任编辑|责编|记者|时间|日期|浏览|点击|阅读|字号|分享|发布|更新"
)
_SOURCE_NOISE = re.compile(r"^(?:本站|本网|网络|互联网|未知|佚名|原创|原創|https?:.*)$|^\d*$")


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


_PLACE_DATE = r"(?P<place>[\u4e00-\u9fff·]{1,10}?)?(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
_AGENCY = (
    r"[\u4e00-\u9fff]{2,7}?(?:社|通讯社|通訊社|网|網|報|报|台|视|日报|电|客户端|在线)|本报|本報|本网|本刊|中新|央视"
)
DATELINES: Final = (
    re.compile(
        rf"^[（(【\[]?(?P<agency>{_AGENCY})(?:财经|体育|评论)?[\s，,]*{_PLACE_DATE}[\s]*(?:综合)?(?:电|讯|訊|電|报道|"
        rf"消息)[）)】\]]?"
    ),
    re.compile(
        r"^[（(【\[]?(?P<agency>本报|本報|本网|本刊|新华社|中新社|中新网|人民网|央视网|[\u4e00-\u9fff]{2,6}(?:网|报|"
        r"社|日报|晚报))(?P<place>[\u4e00-\u9fff]{2,4})?(?:讯|訊|消息)[）)】\]]?(?=[\s　（(]|$|[\u4e00-\u9fff])"
    ),
    re.compile(r"^【(?P<agency>[^】。]{2,12}?)(?:报道|综合报道|讯|消息)】(?P<place>)"),
    re.compile(
        r"^[【［\[](?P<place>[^】］\]＝=\d]{2,14}?)[\s　]*(?:\d{1,2}日)?[\s　]*[＝=]?[\s　]*(?P<agency>共同|時事|"
        r"ロイター|AFP|AP|ＡＰ|聯合ニュース|新華社|CNN)[^】］\]]{0,8}[】］\]]"
    ),
    re.compile(r"^[(（\[](?P<place>[가-힣A-Za-z·]{2,12})\s*=\s*(?P<agency>[가-힣A-Za-z\d]{2,12})[)）\]]"),
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`新华社北京6月6日电` at the start of a text: the words, the agency and the place."""

    text: str
    agency: str
    place: str


def find_dateline(text: str) -> Dateline | None:
    """Find the dateline that a news text begins with; it stays in the text."""
    for pattern in DATELINES:
        match = pattern.match(text)
        if match:
            return Dateline(
                match.group().strip("（(【[］]】)） "), match["agency"] or "", (match["place"] or "").strip()
            )
    return None


_CREDIT_REST = re.compile(rf"[{HAN}{KANA}{HANGUL}A-Za-z]")


# The commonest Chinese family names; a guess at a name without a label must be sure.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭"
    "陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤張劉陳楊黃趙吳孫馬羅鄭謝"
    "許韓鄧馮葉蘇呂盧鍾譚陸範賈鄒龍賀顧龔萬錢嚴湯禤"
)
_PERSON = re.compile(rf"[{_SURNAMES}][{HAN}]{{1,2}}")


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
