"""Where the shipped templates and fonts lie: in the installed package, or in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_INSTALLED: Final = Path(__file__).parent / "data"
_CHECKOUT: Final = Path(__file__).parents[2]

# An editable install has no `data` beside the code: the folders of the checkout are the truth there.
SHIPPED: Final = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
TEMPLATES: Final = SHIPPED / "templates"
FONTS: Final = SHIPPED / "fonts"
