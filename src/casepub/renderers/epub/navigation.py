"""What leads through the book: the navigation document, and the NCX for older readers."""

from __future__ import annotations

from collections.abc import Iterator

from casepub.renderers.epub.parts import Navigation
from casepub.renderers.markup.contents import Item, contents_list
from casepub.renderers.markup.escape import escaped, quoted
from casepub.renderers.markup.scope import Scope


def navigation_body(navigation: Navigation, scope: Scope) -> str:
    """Write the lists of the navigation document."""
    words = scope.words
    heading = f'<h1 class="toc-title">{escaped(words.contents)}</h1>'
    parts = [
        f'<nav epub:type="toc" role="doc-toc" id="toc">\n{heading}\n{contents_list(navigation.items, scope)}\n</nav>'
    ]
    if navigation.landmarks:
        lines = [
            f'<li><a epub:type="{mark.kind}" href="{quoted(mark.address)}">{scope.plain(mark.title)}</a></li>'
            for mark in navigation.landmarks
        ]
        listed = "\n".join(lines)
        parts.append(f'<nav epub:type="landmarks" id="landmarks" hidden="hidden">\n<ol>\n{listed}\n</ol>\n</nav>')
    return "\n".join(parts)


def ncx(navigation: Navigation, identifier: str, language: str) -> str:
    """Write the NCX; its uid is the package's identifier, its labels lead somewhere."""
    depth = _depth(navigation.items)
    points = "\n".join(_points(navigation.items, _Counter()))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{quoted(language)}">
<head>
<meta name="dtb:uid" content="{quoted(identifier)}"/>
<meta name="dtb:depth" content="{depth}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{escaped(navigation.title)}</text></docTitle>
<navMap>
{points}
</navMap>
</ncx>
"""


def _depth(items: tuple[Item, ...]) -> int:
    return 1 + max((_depth(item.children) for item in items), default=-1) if items else 0


class _Counter:
    """Numbers the points in reading order."""

    def __init__(self) -> None:
        self._count = 0

    def next(self) -> int:
        self._count += 1
        return self._count


def _points(items: tuple[Item, ...], counter: _Counter) -> Iterator[str]:
    for item in items:
        address = item.address or _first_address(item.children)
        if not address:
            continue
        number = counter.next()
        yield f'<navPoint id="n{number}" playOrder="{number}">'
        yield f'<navLabel><text>{escaped(item.title)}</text></navLabel><content src="{quoted(address)}"/>'
        yield from _points(item.children, counter)
        yield "</navPoint>"


def _first_address(items: tuple[Item, ...]) -> str:
    return next((found for item in items if (found := item.address or _first_address(item.children))), "")
