"""The city's clock: seconds since the first midnight, local day and hour, prices."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from seeds.city.charging.tariff import price

CITY_ZONE = ZoneInfo("Asia/Shanghai")  # without daylight saving: every day has 86,400 s


@dataclass(frozen=True)
class Clock:
    """The span of a seed: `days` whole days from `first_day`."""

    first_day: date
    days: int

    @property
    def end_s(self) -> int:
        return self.days * 86_400

    @cached_property
    def start_ms(self) -> int:
        """The first midnight in ms since 1970 UTC."""
        return midnight_ms(self.first_day)

    def ms(self, at_s: int) -> int:
        """A second of the seed in ms since 1970 UTC."""
        return self.start_ms + at_s * 1000

    def weekend(self, at_s: int) -> bool:
        """Is it Saturday or Sunday?"""
        return self.day(at_s).weekday() >= 5

    def day(self, at_s: int) -> date:
        """The city's day of a second."""
        return self.first_day + timedelta(days=at_s // 86_400)

    def price_at(self, at_s: int) -> int:
        """Energy price in 0.01 fen a kWh."""
        return price(self.day(at_s).month, at_s % 86_400 // 3600)


def midnight_ms(day: date) -> int:
    """The beginning of a day of the city, in ms since 1970 UTC."""
    midnight = datetime.combine(day, datetime.min.time(), CITY_ZONE)
    return int(midnight.astimezone(UTC).timestamp()) * 1000
