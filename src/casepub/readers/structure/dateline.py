"""The line that news begins with (`新华社北京6月6日电`): text comes in, agency, place and the words go out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from casepub.text.pattern import lazily

_PLACE_DATE = r"(?P<place>[\u4e00-\u9fff·]{1,10}?)?(?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日"
_AGENCY = (
    r"[\u4e00-\u9fff]{2,7}?(?:社|通讯社|通訊社|网|網|報|报|台|视|日报|电|客户端|在线)|本报|本報|本网|本刊|中新|央视"
)
DATELINES: Final = (
    lazily(
        rf"^[（(【\[]?(?P<agency>{_AGENCY})(?:财经|体育|评论)?[\s，,]*{_PLACE_DATE}[\s]*(?:综合)?(?:电|讯|訊|電|报道|"
        rf"消息)[）)】\]]?"
    ),
    lazily(
        r"^[（(【\[]?(?P<agency>本报|本報|本网|本刊|新华社|中新社|中新网|人民网|央视网|[\u4e00-\u9fff]{2,6}(?:网|报|"
        r"社|日报|晚报))(?P<place>[\u4e00-\u9fff]{2,4})?(?:讯|訊|消息)[）)】\]]?(?=[\s　（(]|$|[\u4e00-\u9fff])"
    ),
    lazily(r"^【(?P<agency>[^】。]{2,12}?)(?:报道|综合报道|讯|消息)】(?P<place>)"),
    lazily(
        r"^[【［\[](?P<place>[^】］\]＝=\d]{2,14}?)[\s　]*(?:\d{1,2}日)?[\s　]*[＝=]?[\s　]*(?P<agency>共同|時事|"
        r"ロイター|AFP|AP|ＡＰ|聯合ニュース|新華社|CNN)[^】］\]]{0,8}[】］\]]"
    ),
    lazily(r"^[(（\[](?P<place>[가-힣A-Za-z·]{2,12})\s*=\s*(?P<agency>[가-힣A-Za-z\d]{2,12})[)）\]]"),
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
