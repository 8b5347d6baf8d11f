"""The city's clock: seconds since the first midnight, local day and hour, prices."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from seeds.city.tariff import price

CITY_ZONE = ZoneInfo("Asia/Shanghai")  # without daylight saving: every day has 86,400 s


@dataclass(frozen=True)
class Clock:
    """The span of a seed: `days` whole days from `first_day`."""

    first_day: date
    days: int

    @property
    def end_s(self) -> int:
        return self.days * 86_400

    @property
    def start_ms(self) -> int:
        """The first midnight in ms since 1970 UTC."""
        midnight = datetime.combine(self.first_day, datetime.min.time(), CITY_ZONE)
        return int(midnight.astimezone(UTC).timestamp()) * 1000

    def day(self, at_s: int) -> date:
        """The city's day of a second."""
        return self.first_day + timedelta(days=at_s // 86_400)

    def price_at(self, at_s: int) -> int:
        """Energy price in 0.01 fen a kWh."""
        return price(self.day(at_s).month, at_s % 86_400 // 3600)
