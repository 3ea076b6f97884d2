"""Where HTML and the XHTML of EPUB differ, as one value."""

from __future__ import annotations

from typing import Final, NamedTuple

from casepub.renderers.markup.escape import quoted


class Dialect(NamedTuple):
    """One way to write the same markup.

    Attributes:
        name: what diagnostics call the format.
        void: how the tag of an element without content ends.
        xml: XML syntax and `xml:lang`.
        ruby_parentheses: `rp` around ruby text (EPUBCheck HTM_055 dislikes it in books).
        structure: `epub:type` beside the role.
    """

    name: str
    void: str
    xml: bool
    ruby_parentheses: bool
    structure: bool

    def lang(self, tag: str) -> str:
        """Write the language attributes."""
        tag = quoted(tag)
        return f' lang="{tag}" xml:lang="{tag}"' if self.xml else f' lang="{tag}"'

    def meaning(self, structure: str, role: str = "") -> str:
        """Write the structural meaning: `epub:type` where it is known, the ARIA role everywhere."""
        kind = f' epub:type="{structure}"' if self.structure and structure else ""
        return f'{kind} role="{role}"' if role else kind


HTML: Final = Dialect("HTML", ">", xml=False, ruby_parentheses=True, structure=False)
XHTML: Final = Dialect("EPUB", "/>", xml=True, ruby_parentheses=False, structure=True)
