"""Article → Article, pure: what every renderer would otherwise do for itself.

`prepare` is what the public verbs call: clean, unique ids, numbers in the template's style.
"""

from casepub.transform.prepare import prepare

__all__ = ["prepare"]
