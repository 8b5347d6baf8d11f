"""The month of a report."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Month:
    """A month of the city's days."""

    first: date

    @classmethod
    def parse(cls, text: str) -> "Month":
        """From `2026-07`.

        Raises:
            ValueError: it is no month.
        """
        return cls(date.fromisoformat(f"{text}-01"))

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first.replace(day=self.days)

    @property
    def days(self) -> int:
        """How many days it has."""
        return calendar.monthrange(self.first.year, self.first.month)[1]

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"
