"""Footnotes of a page: links to a note, and the elements that hold the notes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casepub.model import Discarded
from casepub.readers.html.conversion import Conversion
from casepub.readers.html.elements import (
    LISTS,
    Element,
    attribute,
    children,
    line_number,
    path_of,
    role_of,
    text_of_element,
)
from casepub.readers.html.visible import cut
from casepub.text.pattern import lazily

_NUMBER = r"(?:\d{1,3}|[①-⑳㉑-㊿]|[ivx]{1,5}|[a-z]|[*†‡])"
_CALL = lazily(rf"[\[［(（〔【]?\s*(?:注|註|※|脚注|각주|[*†‡])?\s*{_NUMBER}?\s*[\])）］〕】]?")
_ROLES: Final = ("noteref", "doc-noteref")
_NOTE_ROLES: Final = ("footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote")
_BACK = lazily(r"[\s↩↑^⏎︎]*(?:返回|戻る|↩︎)?[\s↩↑^⏎︎]*")
_MOST = 4000
_HOLDERS: Final = frozenset(("li", "p", "div", "aside", "dd", "section", "td", "tr"))


def notes_in(root: Element) -> Mapping[str, Element]:
    """Find the notes of a tree: fragment identifier → the element that holds the note.

    A link is a call when it says so (`epub:type`, ARIA role), or when it reads like a note mark and stands before a
    holder of text that it points to, and that holder links back or stands in a list of notes.
    """
    by_id = _by_id(root)
    found: dict[str, Element] = {}
    calls: dict[Element, Element] = {}
    for link in root.iter("a"):
        identifier = _fragment(link)
        target = by_id.get(identifier) if identifier else None
        if identifier in found:
            calls[link] = found[identifier]
            continue
        if target is None:
            continue
        holder = _holder(target)
        if holder is not None and not _leads_back(link, holder, calls) and _is_call(link, holder):
            found[identifier] = calls[link] = holder
    return found


def _leads_back(link: Element, target: Element, calls: Mapping[Element, Element]) -> bool:
    """Tell whether a link in a note leads to what called it further up: the two point at each other."""
    around = set(link.iterancestors())
    return any(calls[one] in around for one in target.iter("a") if one in calls)


def _fragment(link: Element) -> str:
    href = attribute(link, "href")
    return href[1:] if href.startswith("#") else ""


def _by_id(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.iter():
        for key in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if key:
                found.setdefault(key, element)
    return found


def _holder(target: Element) -> Element | None:
    """Give the element that holds the whole note that a fragment points into."""
    for one in (target, *target.iterancestors()):
        if one.tag in _HOLDERS:
            return one
        if one.tag in ("body", "article", "table", *LISTS):
            return None
    return None


def _is_call(link: Element, holder: Element) -> bool:
    # A way back stands in a note and leads to the text: it reads like a call the wrong way round.
    if holder in set(link.iterancestors()) or "backlink" in role_of(link):
        return False
    if any(role in role_of(link).split() for role in _ROLES) or _is_marked(holder):
        return True
    text = text_of_element(link)
    if not text or _CALL.fullmatch(text) is None or not _reads_as_note(holder):
        return False
    return bool(_backlinks(holder, link))


def _is_marked(holder: Element) -> bool:
    return any(role in role_of(holder).split() for role in _NOTE_ROLES)


def _reads_as_note(holder: Element) -> bool:
    return 0 < len(text_of_element(holder)) <= _MOST


def _backlinks(holder: Element, link: Element) -> list[Element]:
    """Give the links in a note that lead back to where it is called."""
    places = {one.get("id") or one.get("name") for one in (link, *link.iterancestors(), *link.iter())} - {None}
    return [one for one in holder.iter("a") if _fragment(one) in places]


def note_called_by(link: Element, work: Conversion) -> str:
    """Give the id of the footnote that a link calls, or nothing; the first call of a note names it."""
    holder = work.notes.get(_fragment(link))
    if holder is None or holder in set(link.iterancestors()):
        return ""
    if holder not in work.called:
        work.called[holder] = f"note-{len(work.called) + 1}"
    return work.called[holder]


def cut_marks(holder: Element, work: Conversion) -> None:
    """Take out the links inside a note that are only its own number or the way back; calls of other notes stay.

    The number stays as that of the note; words (戻る) are recorded.
    """
    for link in list(holder.iter("a")):
        text = text_of_element(link)
        if work.notes.get(_fragment(link), holder) is not holder or not (_fragment(link) or attribute(link, "name")):
            continue
        is_number = _CALL.fullmatch(text.rstrip(".．、:： ")) is not None
        if is_number or _BACK.fullmatch(text):
            if not is_number and any(map(str.isalpha, text)):
                work.discarded.append(Discarded(text, "way-back", 1.0, line_number(link), path_of(link)))
            cut(link)


def is_list_of(element: Element, holders: frozenset[Element]) -> bool:
    """Tell whether every item of a list is a note that was called."""
    items = list(children(element))
    return bool(items) and all(item in holders for item in items)
