"""Where a block stands: the style of plain paragraphs there, the language, and how far containers set it in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from casepub.layout.style import ComputedStyle
from casepub.model import Alignment


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a block.

    Attributes:
        style: id of the paragraph style for plain paragraphs.
        language: of the text, BCP 47.
        edge, end_edge: points by which paragraphs of `style` are set in beyond what that style says.
        inside, end_inside: the same for paragraphs of any other style.
        depth: lists around this place.
        alignment: of a table's cell.
        top: directly in the body of an article, where a new section may begin.
    """

    style: str
    language: str
    edge: float = 0.0
    end_edge: float = 0.0
    inside: float = 0.0
    end_inside: float = 0.0
    depth: int = 0
    alignment: Alignment = "auto"
    top: bool = False

    def into(self, style: str, computed: ComputedStyle) -> Frame:
        """Go into a container whose paragraphs have this style."""
        return replace(
            self,
            style=style,
            edge=self.inside,
            end_edge=self.end_inside,
            inside=self.inside + computed.start,
            end_inside=self.end_inside + computed.end,
            top=False,
        )

    def sides(self, style: str) -> tuple[float, float]:
        """Give how far a paragraph of a style is set in by what stands around it."""
        return (self.edge, self.end_edge) if style == self.style else (self.inside, self.end_inside)
