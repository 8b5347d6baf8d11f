"""Time-of-use bands 尖峰平谷 by hour of the city's day, effective-dated.

Hours of Chongqing, from a public compilation of tariffs: second-hand, later changes not verified;
since when they hold is an assumption.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from pipelines.city_day import CityDay

Band = Literal["sharp", "peak", "flat", "valley"]


@dataclass(frozen=True)
class Tariff:
    """Which hours are 尖峰, 峰 and 谷; all others are 平.

    Attributes:
        valid_from: first day on which it holds.
        sharp: hours that are sharp in `sharp_months`, and like any other in the rest.
    """

    valid_from: date
    sharp_months: frozenset[int]
    sharp: frozenset[int]
    peak: frozenset[int]
    valley: frozenset[int]

    def band(self, month: int, hour: int) -> Band:
        """The band of an hour of the city's clock."""
        if month in self.sharp_months and hour in self.sharp:
            return "sharp"
        if hour in self.peak:
            return "peak"
        return "valley" if hour in self.valley else "flat"


CHONGQING = (
    Tariff(
        valid_from=date(2010, 1, 1),
        sharp_months=frozenset({1, 7, 8, 12}),
        sharp=frozenset({12, 13}),
        peak=frozenset({11, 12, 13, 14, 15, 16, 20, 21}),
        valley=frozenset(range(8)),
    ),
)


def bands(day: CityDay, tariffs: tuple[Tariff, ...] = CHONGQING) -> list[tuple[datetime, Band]]:
    """Beginning in UTC and band of each hour of a day, by the youngest tariff that holds on it."""
    begins = (datetime.fromtimestamp(begin / 1000, UTC) for begin, _ in day.hours)
    return [(each, band_at(each.astimezone(day.zone), tariffs)) for each in begins]


def band_at(local: datetime, tariffs: tuple[Tariff, ...] = CHONGQING) -> Band:
    """The band at a time of the city's clock, by the youngest tariff that holds on its day."""
    holding = (each for each in tariffs if each.valid_from <= local.date())
    tariff = max(holding, key=lambda each: each.valid_from)
    return tariff.band(local.month, local.hour)
