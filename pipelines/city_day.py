"""The city's day: from local midnight to the next, in milliseconds of UTC."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR_MS = 3_600_000
QUARTER_MS = 900_000


@dataclass(frozen=True)
class CityDay:
    """A date in a time zone; 23 or 25 hours long where the clocks change."""

    date: date
    zone: ZoneInfo

    @property
    def starts(self) -> int:
        """Local midnight, ms since 1970 UTC."""
        return _midnight_ms(self.date, self.zone)

    @property
    def ends(self) -> int:
        """The next local midnight, ms since 1970 UTC; no longer of the day."""
        return _midnight_ms(self.date + timedelta(days=1), self.zone)

    @property
    def hours(self) -> list[tuple[int, int]]:
        """Begin and end of each hour since midnight, in ms."""
        return self._slots(HOUR_MS)

    @property
    def quarters(self) -> list[tuple[int, int]]:
        """Begin and end of each quarter of an hour since midnight, in ms."""
        return self._slots(QUARTER_MS)

    def _slots(self, length_ms: int) -> list[tuple[int, int]]:
        begins = range(self.starts, self.ends, length_ms)
        return [(begin, min(begin + length_ms, self.ends)) for begin in begins]


def _midnight_ms(day: date, zone: ZoneInfo) -> int:
    return int(datetime.combine(day, time(), zone).timestamp()) * 1000
