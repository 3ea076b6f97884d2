"""The pictures of a saved page: addresses come in; resources from the archive, the folder or the network go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import urljoin

from casepub.readers.base import ReadContext, Source
from casepub.readers.html.fetch import RefusedError, fetched
from casepub.readers.pictures import Pictures

_MOST: Final = 500


class PagePictures(Pictures):
    """Collects the pictures of one page."""

    def __init__(self, source: Source, context: ReadContext, base: str, parts: Mapping[str, bytes]) -> None:
        super().__init__(source, context)
        self._name = source.name
        self._base = base
        self._parts = parts
        self._asked: dict[str, str | None] = {}

    def fetch(self, target: str) -> str | None:
        """Find a picture: among the parts of the archive, beside the page, or, when allowed, on the network."""
        if target not in self._asked:
            self._asked[target] = self._found(target)
        return self._asked[target]

    def _found(self, target: str) -> str | None:
        for address in (target, self._absolute(target)):
            if address in self._parts:
                return self.add(self._parts[address], target.rsplit("/", 1)[-1][:80])
        if target.startswith(("//", "http:", "https:")):
            return self._remote(self._absolute(target))
        if target.startswith(("cid:", "blob:", "about:", "javascript:", "file:")):
            return self._refused(target, "it does not lie in the folder of the page")
        return super().fetch(target)

    def _absolute(self, target: str) -> str:
        try:
            return urljoin(self._base or "http:", target)
        except ValueError:
            return target

    def _remote(self, address: str) -> str | None:
        if not self._context.options.allow_network:
            return self._refused(
                address, "it lies on the network", "allow that with --allow-network, or save it beside the page"
            )
        if len(self._asked) > _MOST:
            return self._refused(address, f"the page has more than {_MOST} pictures")
        try:
            return self.add(fetched(address, self._context.options.maximum_size), address.rsplit("/", 1)[-1][:80])
        except RefusedError as refusal:
            return self._refused(address, str(refusal))

    def _refused(self, address: str, reason: str, hint: str = "") -> str | None:
        message = f"the picture '{address[:120]}' was not fetched: {reason}"
        self._context.report.warning("image-not-fetched", message, self._name, hint)
        return None
