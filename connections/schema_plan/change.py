"""One difference between the declared and the actual schema."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One difference: what it is about, in words, and the statement; refused where it has none."""

    subject: str
    what: str
    statement: str | None = None

    @property
    def refused(self) -> bool:
        """Would this change lose rows?"""
        return self.statement is None
