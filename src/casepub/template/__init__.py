"""The layout template: one TOML file of design tokens in, one frozen `Template` out, read by all four renderers."""

from casepub.template.loader import available, load
from casepub.template.schema import Style, Template, TextRules

__all__ = ["Style", "Template", "TextRules", "available", "load"]
