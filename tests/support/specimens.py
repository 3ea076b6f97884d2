"""The small inputs of the golden files and the templates of round numbers that they are set by."""

from functools import cache

import casepub
from casepub.diagnostics import Report
from casepub.model import Article, Collection
from casepub.template import Template, load
from casepub.transform import prepare
from tests.support.golden import GOLDEN

INPUT = GOLDEN / "input"


@cache
def specimen(name: str) -> Article:
    """Read one of the inputs."""
    return casepub.read(INPUT / f"{name}.md")


def prepared(name: str, template: Template) -> Collection:
    """Give an input as renderers get it."""
    return prepare(Collection.of(specimen(name)), template, Report())


@cache
def square(name: str = "square") -> Template:
    """Load a template of round numbers."""
    return load(INPUT / name)
