"""The specimen: a sheet that shows every rule of composition in one language, for a person to look at."""

from casepub.specimen.sheet import LANGUAGES, specimen

__all__ = ["LANGUAGES", "specimen"]
