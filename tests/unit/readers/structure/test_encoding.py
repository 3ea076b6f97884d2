"""Encodings by mark, by name, by count; what is binary; mojibake there and back."""

import pytest

from casepub.errors import SourceError
from casepub.readers.structure.encoding import decode, normal_name
from tests.support.data import CORPUS

SIMPLIFIED = (CORPUS / "no-headings.txt").read_text(encoding="utf-8")[30:]
TRADITIONAL = (CORPUS / "traditional.txt").read_text(encoding="utf-8")[40:]
JAPANESE = (CORPUS / "japanese.txt").read_text(encoding="utf-8")[110:]
KOREAN = (CORPUS / "korean.txt").read_text(encoding="utf-8")[90:]
TEXTS = {
    "gb18030": SIMPLIFIED,
    "big5hkscs": TRADITIONAL,
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "iso2022_jp": JAPANESE,
    "cp949": KOREAN,
    "utf-8": SIMPLIFIED,
    "utf-8-sig": KOREAN,
    "utf-16": SIMPLIFIED,
    "utf-16-le": JAPANESE,
    "utf-16-be": TRADITIONAL,
    "utf-32": SIMPLIFIED,
}


@pytest.mark.parametrize("length", [24, 60, 200])
@pytest.mark.parametrize(("encoding", "text"), TEXTS.items(), ids=TEXTS)
def test_found_without_a_name(encoding: str, text: str, length: int) -> None:
    sample = text[:length]
    assert decode(sample.encode(encoding)).text == sample


def test_a_declared_encoding_is_tried_first() -> None:
    data = "中".encode("gb18030")
    assert decode(data, declared="gb2312").text == "中"


def test_a_wrong_declaration_does_no_harm() -> None:
    assert decode(SIMPLIFIED.encode(), declared="shift_jis").text == SIMPLIFIED


@pytest.mark.parametrize(
    ("name", "page"),
    [("GB2312", "gb18030"), ("x-sjis", "cp932"), ("EUC-KR", "cp949"), ("Big5", "big5hkscs"), ("nonsense", "")],
)
def test_names_mean_the_larger_code_page(name: str, page: str) -> None:
    assert normal_name(name) == page


def test_utf8_cut_inside_its_last_character() -> None:
    decoded = decode("正文在这里断开".encode()[:-1])
    assert (decoded.text, decoded.broken) == ("正文在这里断\ufffd", 1)


def test_a_few_broken_bytes_do_not_spoil_utf8() -> None:
    decoded = decode(SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode())
    assert (decoded.text, decoded.broken) == (f"{SIMPLIFIED}\ufffd{SIMPLIFIED}", 1)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", bytes(range(32)) * 9, b"PK\x03\x04" + bytes(60), b"\x00" * 9])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary file"):
        decode(data, name="x")


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [("utf-8", "latin-1", "UTF-8 read as Latin-1"), ("gb18030", "latin-1", "GBK read as Latin-1")],
)
def test_mojibake_is_undone(right: str, wrong: str, name: str) -> None:
    decoded = decode(SIMPLIFIED.encode(right).decode(wrong).encode())
    assert (decoded.text, decoded.mojibake) == (SIMPLIFIED, name)


def test_mojibake_through_gbk_is_undone_when_nothing_was_lost() -> None:
    text = "我们的国家发展很快，大家都有工作"
    decoded = decode(text.encode().decode("gb18030").encode())
    assert (decoded.text, decoded.mojibake) == (text, "UTF-8 read as GBK")


def test_damaged_mojibake_is_only_reported() -> None:
    damaged = SIMPLIFIED.encode().decode("gb18030", "ignore")
    decoded = decode(damaged.encode())
    assert (decoded.text, decoded.suspected) == (damaged, "UTF-8 read as GBK")


def test_lost_characters_are_counted() -> None:
    assert decode("从前锟斤拷锟斤拷后来".encode()).lost == 2
