"""Bytes come in; the text, the encoding it was in, and what was mended or lost go out.

In this order: byte order mark; the declared encoding when it decodes strictly; strict UTF-8; an own count of common
characters per code page over the whole input, with charset-normalizer as second opinion; UTF-16 without a mark.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from casepub.errors import SourceError
from casepub.text.pattern import lazily

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these names as the larger code pages (Encoding Standard §4.2).
_WIDER: Final = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "euc-cn": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
}  # fmt: skip
_CANDIDATES: Final = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
# The most common characters of each script in running text.
_COMMON: Final = {
    "gb18030": (
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
        "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
        "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
        "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边"
        "流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造"
        "百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例"
        "真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且"
        "究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何"
        "除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满"
        "县局照参红细引听该铁价严"
    ),
    "big5hkscs": (
        "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後"
        "多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合"
        "還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只"
        "沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊"
        "流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被做必戰先回則任取據處隊南給色光門即保治北造百"
        "規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真"
        "務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究"
        "觀越織裝影算低持音眾書布復容兒須際商非驗連斷深難近"
    ),
    "cp932": (
        "のにはをたがでてとしれさいるなかられもこるりすあっまよくどだおつきけえ者日一人国会年大本中長出三同時政事自行"
        "社見月分議後前民生連五発間対上部東員合業定地力会内相入四市金八方学高産理小二手新七不場問経現性務十当全最体表"
        "度近野開県関言題報治通道動平下立代都気取法意家名思実化主明公米成物予重制的数期決安ンスルトイラクドリアシタッ"
        "フカーロプレマテグコメサバ"
    ),
    "cp949": (
        "이다는을의에가고하한로은지기도서사를인어자정리나있그시해아대과들전수일보만부으제상원주공라구스동당성장국요여"
        "경조적한것면관회개연업위와에서까안유용모비신미방민진방오우세거금교무선계화발물려산행없내학재중문소불입권합소"
        "통간등력었했았습니라며러년월때할될것을"
    ),
}
_COMMON_SETS: Final = {name: frozenset(_COMMON["cp932" if name == "euc_jp" else name]) for name in _CANDIDATES}
_MARK_SET: Final = frozenset("，。、；：？！（）《》「」『』“”‘’…—·")
_BINARY: Final = (
    b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0", b"Rar!",
    b"7z\xbc\xaf", b"\x1f\x8b", b"BM", b"RIFF", b"OggS", b"ID3", b"SQLite",
)  # fmt: skip
# Characters that hardly occur in running text: private use, half-width kana, Greek, Cyrillic, box drawing, plane 2 on.
_ODD: Final = lazily("[\ue000-\uf8ff\uff61-\uff9f\u0370-\u052f\u2500-\u257f\U00020000-\U0010ffff]")
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b")
_ESCAPE: Final = lazily(rb"\x1b\$[@B]|\x1b\([BJI]")
_SAMPLE: Final = 400_000
_BROKEN: Final = 0.02
_TELLING: Final = 12


class Decoded(NamedTuple):
    """The text of an input.

    Attributes:
        text: decoded, without its byte order mark.
        encoding: the encoding it was in.
        mojibake: what was mended after decoding (`UTF-8 read as GBK`), or empty.
        suspected: mojibake that may be there but was not certain enough to mend.
        lost: places where characters were lost before (`锟斤拷`).
        broken: places where bytes that the encoding does not have became U+FFFD.
    """

    text: str
    encoding: str
    mojibake: str = ""
    suspected: str = ""
    lost: int = 0
    broken: int = 0


def decode(data: bytes, declared: str = "", name: str = "<input>") -> Decoded:
    """Decode an input whose encoding may be unknown.

    Args:
        data: the bytes.
        declared: the encoding that a header or the mark-up names.
        name: the source, as messages call it.

    Raises:
        SourceError: the bytes are no text in any encoding tried.
    """
    return looked_over(*_decoded(data, declared, name))


def looked_over(text: str, encoding: str) -> Decoded:
    """Look for what went wrong before or in decoding, and mend what is certain."""
    mended, mojibake, suspected = _mended(text.removeprefix("\ufeff"))
    return Decoded(mended, encoding, mojibake, suspected, mended.count("锟斤"), mended.count("\ufffd"))


def _decoded(data: bytes, declared: str, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_mark(data[len(mark) :], encoding, name)
    if data.startswith(_BINARY) and (b"\x00" in data[:4096] or data.startswith(_BINARY[:5])):
        raise SourceError(f"{name}: this is a binary file, not text")
    found = _strictly(data, normal_name(declared)) if declared else None
    if _ESCAPE.search(data):  # ISO-2022-JP is valid ASCII
        found = found or _strictly(data, "iso2022_jp_2")
    if len(data) - len(data.translate(None, _CONTROLS)) > len(data) // 50:
        return _wide(data, name)
    return found or _strictly(data, "utf-8") or _by_lines(data) or _broken_utf8(data) or _guessed(data, name)


def _with_mark(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return data.decode(encoding, "replace"), encoding
        if error.start <= len(data) // 2:
            raise _refusal(name, encoding) from None
        return data.decode(encoding, "replace"), encoding


def _refusal(name: str, *tried: str) -> SourceError:
    return SourceError(f"{name}: the text cannot be decoded; tried {', '.join(tried)}; save it as UTF-8")


def normal_name(encoding: str) -> str:
    """Give the code page that an encoding's name stands for, empty for one that does not exist."""
    wanted = encoding.strip().strip("\"'").lower()
    wanted = _WIDER.get(wanted, wanted)
    try:
        return codecs.lookup(wanted).name
    except LookupError:
        return ""


def _strictly(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        return (data.decode(encoding), encoding) if encoding else None
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _by_lines(data: bytes) -> tuple[str, str] | None:
    """Decode what was put together from UTF-8 and one other encoding; every line must be sound in one of them."""
    lines = data.split(b"\n")
    wide = [_strictly(line, "utf-8") for line in lines]
    other = b"\n".join(line for line, found in zip(lines, wide, strict=True) if found is None)
    known = "".join(found[0] for found in wide if found)
    if sum(char > "\x7f" for char in known) < _TELLING or _commonness(known[:_SAMPLE]) < _CLEAN:
        return None
    score, encoding = max((_score(other, encoding), encoding) for encoding in _CANDIDATES)
    if score < _SURE or _strictly(other, encoding) is None:
        return None
    texts = (found[0] if found else line.decode(encoding) for line, found in zip(lines, wide, strict=True))
    return "\n".join(texts), f"utf-8 and {encoding}"


def _broken_utf8(data: bytes) -> tuple[str, str] | None:
    """Accept UTF-8 that was cut inside its last character or has a few broken bytes; they become U+FFFD."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(char > "\x7f" for char in text[:_SAMPLE]) - broken
    cut = text.endswith("\ufffd") and broken == 1
    if (cut and foreign > 0) or (foreign >= _TELLING and broken <= max(1, _BROKEN * foreign)):
        return text, "utf-8"
    return None


def _wide(data: bytes, name: str) -> tuple[str, str]:
    """Decode what has many control bytes: UTF-16, or no text."""
    found = _bare_utf16(data)
    if found is None:
        raise SourceError(f"{name}: this is a binary file, not text")
    return found


def _guessed(data: bytes, name: str) -> tuple[str, str]:
    wide = _bare_utf16(data)
    if wide is not None:
        return wide
    scores = sorted(((_score(data, encoding), encoding) for encoding in _CANDIDATES), reverse=True)
    best, encoding = scores[0]
    if best < _SURE:
        encoding = _second_opinion(data, encoding if best > 0 else "")
    if not encoding:
        raise _refusal(name, "utf-8", *_CANDIDATES, "utf-16")
    return data.decode(encoding, "replace"), encoding


_SURE: Final = 0.25
_FEWEST_LETTERS: Final = 5


def _score(data: bytes, encoding: str) -> float:
    """Give the share of common characters among those that are not ASCII; broken bytes count against."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    broken = text.count("\ufffd") / len(foreign)
    if broken > _BROKEN and text.count("\ufffd") > 1:
        return -broken
    common, marks = _COMMON_SETS[encoding], 0
    hits = 0
    for char, count in Counter(foreign).items():
        hits += count * (char in common)
        marks += count * (char in _MARK_SET)
    return (hits + 0.5 * marks - 2 * len(_ODD.findall(text)) - 5 * text.count("\ufffd")) / len(foreign)


def _second_opinion(data: bytes, first: str) -> str:
    """Ask charset-normalizer when the own count is not sure."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    letters = [char for char in str(best or "") if char.isalpha()]
    if best is None or len(letters) < 0.3 * len(str(best)) or len(set(letters)) < _FEWEST_LETTERS:
        return first
    return best.encoding


def _bare_utf16(data: bytes) -> tuple[str, str] | None:
    """Try UTF-16 without a mark: it must decode strictly into common letters and nothing unassigned."""
    if len(data) % 2 or len(data) < 4:
        return None
    best: tuple[float, str, str] = (0.0, "", "")
    for encoding in ("utf-16-le", "utf-16-be"):
        found = _strictly(data[:_SAMPLE], encoding)
        if found is not None:
            best = max(best, (_plausible(found[0]), encoding, found[0]))
    if best[0] < _WIDE_SURE or best[0] < _own_best(data):
        return None
    return data.decode(best[1], "replace"), best[1]


_WIDE_SURE: Final = 0.35


def _own_best(data: bytes) -> float:
    """Give how well the multi-byte code pages fit, so that two bytes of GBK are not taken for one of UTF-16."""
    return max(_score(data, encoding) for encoding in _CANDIDATES)


_ALL_COMMON: Final = frozenset().union(*_COMMON_SETS.values())


def _plausible(text: str) -> float:
    good = sum(char in _ALL_COMMON or char in _MARK_SET or (" " <= char <= "~") or char in "\r\n\t　" for char in text)
    odd = sum(unicodedata.category(char) in {"Cn", "Co", "Cc"} and char not in "\r\n\t" for char in text)
    return (good - 3 * odd) / len(text) if text else 0.0


# --- mojibake ------------------------------------------------------------------------------------------------------

_UTF8_AS_GBK = lazily("[鍙鐨锛銆涓浜鏄鍦鎴戜埌绗璇鏈鏃鏉缁嶄紛闂]")
_UTF8_AS_LATIN = lazily("[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u2122]{1,2}")
_PAIRS_AS_LATIN = lazily("[\u0080-\u00fe\u0152-\u2122]{2}")
_UTF8_AS_SHIFT_JIS = lazily("[縺繧繝譁蜿荳莠譛譌]")
_MOJIBAKE_SAMPLE: Final = 20_000
_CLEAN: Final = 0.55
_BETTER: Final = 0.2
_DIRECTIONS: Final = (
    ("UTF-8 read as GBK", _UTF8_AS_GBK, "gb18030", "utf-8", 0.1),
    ("UTF-8 read as Latin-1", _UTF8_AS_LATIN, "cp1252", "utf-8", 0.15),
    ("UTF-8 read as Shift_JIS", _UTF8_AS_SHIFT_JIS, "cp932", "utf-8", 0.1),
)
_PAGE_NAMES: Final = {
    "gb18030": "GBK", "big5hkscs": "Big5", "cp932": "Shift_JIS", "euc_jp": "EUC-JP", "cp949": "EUC-KR",
}  # fmt: skip


def _mended(text: str) -> tuple[str, str, str]:
    """Undo a wrong decoding when the way back is exact and gives common characters; else name the suspicion."""
    sample = text[:_MOJIBAKE_SAMPLE]
    before = _commonness(sample)
    if before > _CLEAN:
        return text, "", ""
    suspected = ""
    for name, pattern, wrong, right, share in (*_DIRECTIONS, *_pairs_as_latin(sample)):
        if len("".join(pattern.findall(sample))) >= share * max(1, len(sample.strip())):
            back = _back(text, wrong, right)
            if back is not None and _commonness(back[:_MOJIBAKE_SAMPLE]) > before + _BETTER:
                return back, name, ""
            suspected = suspected or name
    return text, "", suspected


def _pairs_as_latin(sample: str) -> Iterator[tuple[str, re.Pattern[str], str, str, float]]:
    """Give the direction from Latin-1 back to the code page that fits the bytes best."""
    if not _PAIRS_AS_LATIN.search(sample):
        return
    with suppress(UnicodeError):
        data = _western_bytes(sample)
        score, page = max((_score(data, page), page) for page in _CANDIDATES)
        if score >= _SURE:
            yield f"{_PAGE_NAMES[page]} read as Latin-1", _PAIRS_AS_LATIN, "cp1252", page, 0.3


def _back(text: str, wrong: str, right: str) -> str | None:
    """Encode as it was wrongly decoded and decode rightly; None when that loses anything."""
    try:
        return (_western_bytes(text) if wrong == "cp1252" else text.encode(wrong)).decode(right)
    except UnicodeError:
        return None


def _western_bytes(text: str) -> bytes:
    """Encode as windows-1252, or byte for byte where that has no character (Encoding Standard §9)."""
    return b"".join(char.encode("latin-1" if char <= "\xff" else "cp1252") for char in text)


def _commonness(text: str) -> float:
    letters = [char for char in text if char > "\x7f" and not char.isspace()]
    return sum(char in _ALL_COMMON or char in _MARK_SET for char in letters) / len(letters) if letters else 0.0
