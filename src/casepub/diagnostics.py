"""What went wrong without stopping: a diagnostic is a value, a report collects them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic matters; `--strict` turns warnings into failure."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that the user should know.

    Attributes:
        severity: info, warning or error.
        code: a word in kebab case that names the kind, such as `missing-glyph`.
        message: one sentence: what is so.
        where: file, line, key path or block, as a person would name it; empty when nowhere.
        hint: what to do about it; empty when there is nothing to do.
    """

    severity: Severity
    code: str
    message: str
    where: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{self.severity}[{self.code}]: {place}{self.message}{hint}"


@dataclass(slots=True)
class Report:
    """Collects diagnostics in the order they came; one equal to an earlier one is not repeated."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set, repr=False)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep this diagnostic, unless the same was said before."""
        if diagnostic not in self._seen:
            self._seen.add(diagnostic)
            self.diagnostics.append(diagnostic)

    def info(self, code: str, message: str, where: str = "", hint: str = "") -> None:
        """Say something worth knowing."""
        self.add(Diagnostic(Severity.INFO, code, message, where, hint))

    def warning(self, code: str, message: str, where: str = "", hint: str = "") -> None:
        """Say something that may harm the result."""
        self.add(Diagnostic(Severity.WARNING, code, message, where, hint))

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Everything above the rank of information."""
        return tuple(d for d in self.diagnostics if d.severity is not Severity.INFO)

    def as_data(self) -> list[dict[str, str]]:
        """Give the diagnostics as plain data for JSON."""
        return [{key: str(value) for key, value in asdict(d).items()} for d in self.diagnostics]

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)
