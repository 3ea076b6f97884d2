"""Addresses that may stand in a link: what the source wrote in, a safe and well-formed address out, or nothing."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from casepub.text.pattern import lazily

_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_SCHEME: Final = lazily(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
# What browsers drop before they look for the scheme (URL §4.4): `java\tscript:` is `javascript:`.
_DROPPED: Final = lazily(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]+")
_LONE_PERCENT: Final = lazily(r"%(?![0-9a-fA-F]{2})")
_KEPT: Final = "%:/?#@!$&'()*+,;=~"


def safe_address(target: str, base: str = "") -> str | None:
    """Give the address as RFC 3986 writes it; None when no link may lead there.

    Args:
        target: the address as the source has it.
        base: the article's own address, against which a relative one is resolved; empty leaves it relative.
    """
    stripped = _DROPPED.sub("", target)
    if _SCHEME.match(stripped) is None:
        return _relative(target.strip(), base)
    return _absolute(target.strip() if _SCHEME.match(target.strip()) else stripped)


def _relative(target: str, base: str) -> str | None:
    if not target or target.startswith(("//", "\\")):
        return _absolute(f"https:{target}") if target.startswith("//") else None
    if not base:
        return _well_formed(target)
    try:
        return _absolute(urljoin(base, target))
    except ValueError:
        return None


def _absolute(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        known = parts.scheme.lower() in _SCHEMES
        port_is_good = parts.port is None or parts.port > 0
        host = parts.hostname or ""
    except ValueError:
        return None
    if not known or not port_is_good or re.search(r"[\s<>\"`{}|\\^%]", host):
        return None
    if parts.scheme.lower() in ("http", "https") and not host:
        return None
    return _well_formed(address)


def _well_formed(address: str) -> str | None:
    """Percent-encode what may not stand bare; a second `#` is one of them."""
    try:
        front, hash_, fragment = _LONE_PERCENT.sub("%25", address).partition("#")
        front = _ascii_host(front)
        return quote(front, safe=_KEPT + _brackets(front)) + hash_ + quote(fragment, safe=_KEPT.replace("#", ""))
    except (ValueError, UnicodeError):
        return None


def _brackets(front: str) -> str:
    """Keep the brackets of an IPv6 host, and only those."""
    return "[]" if re.match(r"[a-z]+://(?:[^/@]*@)?\[[0-9a-fA-F:.]+\](?::\d+)?(?:/[^\[\]]*)?$", front) else ""


def _ascii_host(front: str) -> str:
    """Write a host of other scripts in its ASCII form."""
    found = re.match(r"(https?://(?:[^/?@]*@)?)([^/?:\[\]]+)(.*)", front, re.IGNORECASE | re.DOTALL)
    if found is None or found[2].isascii():
        return front
    return found[1].lower() + found[2].encode("idna").decode("ascii") + found[3]
