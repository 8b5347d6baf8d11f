"""The weather where a frame's series are: what was said of each hour, and when."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

_Floats = NDArray[np.float64]
_Times = NDArray[np.datetime64]
_Numbers = NDArray[np.int64]

_HOUR_MS = 3_600_000
_DAY_H, _WEEK_D = 24, 7
_AFTER = 1 << 42  # ms; no time is as late


@dataclass(frozen=True, eq=False)
class Weather:
    """Rows in any order; of an hour there are as many as it was foretold or measured.

    Attributes:
        hours: when the hour of each row begins, in UTC.
        available_at: when the row was known, ms of UTC.
        said: °C and mm of rain in the hour, rows × 2; NaN where it was not said.
    """

    hours: _Times
    available_at: _Times
    said: _Floats

    def known(self, now: Any) -> "Weather":
        """What had been said by then."""
        by = self.available_at <= now
        return Weather(self.hours[by], self.available_at[by], self.said[by])

    def at(self, hour: _Numbers, now_ms: _Numbers) -> _Floats:
        """What was said last of an hour by then: °C and mm, rows × 2; NaN where nothing was.

        Args:
            hour: hours since 1970.
            now_ms: ms since 1970, one for each hour.
        """
        keys, said = self._sorted
        place = np.searchsorted(keys, _key(hour, now_ms), side="right") - 1
        found: _Floats = said[place].copy()
        found[keys[place] // _AFTER != hour] = np.nan
        return found

    @cached_property
    def _sorted(self) -> tuple[_Numbers, _Floats]:
        """By hour, and then by when it was known; a first row of no hour, so that none is empty."""
        hour = _ms(self.hours) // _HOUR_MS
        keys = np.append(_key(hour, _ms(self.available_at)), -1)
        order = np.argsort(keys, kind="stable")
        return keys[order], np.vstack([self.said, np.full((1, 2), np.nan)])[order]


def columns(weather: Weather | None, target_ms: _Numbers, now_ms: _Numbers) -> _Floats:
    """What is known now of a time to come; pairs × 5.

    Its temperature as foretold, else as at that time of the last day that is known; that less the
    mean of the week's days at that time; how much warmer the last hour was than a day before; mm of
    rain in the last hour; and in the hour to come, where it is foretold.
    """
    if weather is None:
        return np.full((len(target_ms), 5), np.nan)
    target, last = target_ms // _HOUR_MS, now_ms // _HOUR_MS - 1
    behind = _DAY_H * -(-(target - last) // _DAY_H)
    week = [weather.at(target - behind - _DAY_H * day, now_ms)[:, 0] for day in range(_WEEK_D)]
    foretold, now = weather.at(target, now_ms), weather.at(last, now_ms)
    warm = np.where(np.isnan(foretold[:, 0]), week[0], foretold[:, 0])
    warmer = now[:, 0] - weather.at(last - _DAY_H, now_ms)[:, 0]
    usual = np.mean(week, axis=0)
    return np.stack([warm, warm - usual, warmer, now[:, 1], foretold[:, 1]], axis=1)


def _key(hour: _Numbers, known_ms: _Numbers) -> _Numbers:
    return hour * _AFTER + known_ms


def _ms(times: _Times) -> _Numbers:
    return times.astype("datetime64[ms]").astype(np.int64)
