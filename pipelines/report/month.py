"""A month of the city's days."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Month:
    """A month by its first day."""

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

    def moved(self, months: int) -> "Month":
        """So many months later, or earlier where it is below 0."""
        year, month = divmod(self.first.year * 12 + self.first.month - 1 + months, 12)
        return Month(date(year, month + 1, 1))

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"
