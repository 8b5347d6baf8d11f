"""Temperature and rain by hour. A date has the same weather on whatever day a simulation begins."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.city import City
from seeds.simulator.randomness import generator
from seeds.simulator.weather.parameters import Climate

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
_HOURS = np.arange(24)
_WARMEST = 15  # hour of the day
_REMEMBERED_D = 20  # 0.8 to the power of so many days is 1 %
_LEAST_MM = 0.1
_LONGEST_D = 3  # days on which a wet spell is felt
_YEAR_D = 365.25
_MIDDLES_D = (np.arange(12) + 0.5) * _YEAR_D / 12


@dataclass(frozen=True)
class Sky:
    """The weather of some hours, such as those of a day: temperature in °C, rain in mm."""

    temperature_c: Floats
    rain_mm: Floats

    @property
    def rains(self) -> Mask:
        """In which hours it rains."""
        return self.rain_mm > 0


def sky_of(city: City, day: int) -> Sky:
    """The weather of a simulated day."""
    return sky(city.seed, city.clock.day(day), city.parameters.climate)


def sky_of_hours(city: City, first: int, many: int) -> Sky:
    """The weather of hours in a row, counted from the first midnight; negative before it."""
    day, skipped = divmod(first, 24)
    days = [sky_of(city, each) for each in range(day, (first + many - 1) // 24 + 1)]
    wanted = slice(skipped, skipped + many)
    return Sky(
        np.concatenate([each.temperature_c for each in days])[wanted],
        np.concatenate([each.rain_mm for each in days])[wanted],
    )


@lru_cache(maxsize=8)
def sky(seed: int, on: date, climate: Climate) -> Sky:
    """The weather of a date: from its mean to that of the next, with a swing of the day."""
    here, there = (_mean_c(seed, on + timedelta(days=each), climate) for each in (0, 1))
    swing = climate.swing_c * np.cos((_HOURS - _WARMEST) / 24 * 2 * np.pi)
    return Sky(here + (there - here) * _HOURS / 24 + swing, _rain_mm(seed, on, climate))


def _mean_c(seed: int, on: date, climate: Climate) -> float:
    """Of the season, and a deviation that fades: an AR(1) process cut off where 1 % is left."""
    season = np.interp(on.timetuple().tm_yday, _MIDDLES_D, climate.monthly_c, period=_YEAR_D)
    weights = climate.persists ** np.arange(_REMEMBERED_D)
    shocks = [_shock(seed, on - timedelta(days=each)) for each in range(_REMEMBERED_D)]
    deviation = weights @ shocks / np.sqrt(weights @ weights)
    return float(season + climate.deviates_c * deviation)


@lru_cache(maxsize=4 * _REMEMBERED_D)
def _shock(seed: int, on: date) -> float:
    return float(generator(seed, "temperature", on).standard_normal())


def _rain_mm(seed: int, on: date, climate: Climate) -> Floats:
    """As a gauge counts it: in tenths, and one at least where it rains."""
    drawn = generator(seed, "gauge", on).exponential(climate.rain_mm, 24)
    return np.where(_rains(seed, on, climate), np.maximum(np.round(drawn, 1), _LEAST_MM), 0)


def _rains(seed: int, on: date, climate: Climate) -> Mask:
    """Hours of a date that wet spells of it or of the days before touch."""
    wet = np.zeros(24, bool)
    for before in range(_LONGEST_D):
        begin, end = _spells(seed, on - timedelta(days=before), climate)
        hours = _HOURS + 24 * before
        wet |= ((begin[:, None] < hours + 1) & (hours < end[:, None])).any(axis=0)
    return wet


def _spells(seed: int, on: date, climate: Climate) -> tuple[Floats, Floats]:
    """Begin and end of the wet spells that begin on a date, in hours since its midnight."""
    rng = generator(seed, "rain", on)
    begin = rng.uniform(0, 24, rng.poisson(climate.spells))
    spread = climate.spell.spread * rng.standard_normal(len(begin))
    return begin, begin + climate.spell.median_h * np.exp(spread)
