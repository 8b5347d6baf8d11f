"""What a model sees of a series at an origin and a horizon, in units of the series' own scale."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.calendar import calendar
from pipelines.forecast.frame import Floats, Frame, duration
from pipelines.forecast.history import History, Singles, history

LAGS = 12
DAYS = 7
WEEKS = 4

Steps = NDArray[np.intp]


@dataclass(frozen=True)
class Asked:
    """What is to be forecast; three arrays of one length.

    Attributes:
        origin: number of the last step that is known.
        series: column of the frame.
        ahead: steps from the origin to the one asked for, from 1.
    """

    origin: Steps
    series: Steps
    ahead: Steps

    def __len__(self) -> int:
        return len(self.origin)

    def where(self, chosen: NDArray[Any]) -> "Asked":
        """Those that are chosen."""
        return Asked(self.origin[chosen], self.series[chosen], self.ahead[chosen])


class Features:
    """A frame, ready to answer for any origin, series and horizon.

    Args:
        frame: as far as it is known.
        longest: steps ahead that will be asked for at most.
    """

    def __init__(self, frame: Frame, longest: int) -> None:
        self.frame = frame
        self.history: History = history(frame)
        self._day = frame.steps_a_day
        steps = np.arange(len(frame.values) + longest) * duration(frame.step)
        self._calendar = calendar(frame.begins[:1] + steps, frame.zone).astype(np.float32)

    def scale(self, asked: Asked) -> Singles:
        """kW that everything of the series is divided by."""
        return self.history.scale[asked.origin, asked.series]

    def last(self, asked: Asked) -> Singles:
        """kW known last at the origin; 0 where nothing was known before."""
        return np.nan_to_num(self.history.last[asked.origin, asked.series])

    def actual(self, asked: Asked) -> Singles:
        """kW of the step asked for; NaN where it is not known."""
        return self._at(asked.origin + asked.ahead, asked.series)

    def behind(self, asked: Asked, steps: int) -> Singles:
        """kW that many steps before the origin."""
        return self._at(asked.origin - steps, asked.series)

    def hours_ahead(self, asked: Asked) -> Floats:
        """From the end of the origin to the end of the step asked for."""
        return (asked.ahead * (24 / self._day)).astype(float)

    def days_before(self, asked: Asked, days: int) -> Singles:
        """kW at the same time of day, the given number of days before; the next longer known."""
        behind = self._day * np.maximum(days, -(-asked.ahead // self._day))
        return self._at(asked.origin + asked.ahead - behind, asked.series)

    def same_hours(self, asked: Asked) -> Singles:
        """kW at the same time of each of the last seven days that had it; rows × 7."""
        nearest = -(-asked.ahead // self._day)
        target = asked.origin + asked.ahead
        return np.stack(
            [self._at(target - self._day * (nearest + each), asked.series) for each in range(DAYS)],
            axis=1,
        )

    def _same_weekdays(self, asked: Asked) -> Singles:
        """kW at the same time of the same weekday of the last weeks that had it; rows × 4."""
        week = self._day * DAYS
        nearest = -(-asked.ahead // week)
        target = asked.origin + asked.ahead
        return np.stack(
            [self._at(target - week * (nearest + each), asked.series) for each in range(WEEKS)],
            axis=1,
        )

    def matrix(self, asked: Asked) -> Singles:
        """One row for each that is asked for, columns as in `NAMES`; kW in shares of the scale."""
        past, place = self.history, (asked.origin, asked.series)
        scale = past.scale[place][:, None]
        lags = np.stack([self.behind(asked, each) for each in range(LAGS)], axis=1)
        same = self.same_hours(asked)
        around = np.stack([self._near(asked, offset) for offset in (-1, 1)], axis=1)
        means = np.stack([each[place] for each in past.means], axis=1)
        recent = (past.last, past.peak, past.low, past.high, *past.spreads)
        levels = np.stack([each[place] for each in recent], axis=1)
        middles = np.stack([mean_of(same), mean_of(self._same_weekdays(asked))], axis=1)
        scaled = np.hstack([lags, same, middles, around, means, levels]) / scale
        return np.hstack([scaled, self._states(asked, place), self._times(asked)])

    def _states(self, asked: Asked, place: tuple[Steps, Steps]) -> Singles:
        past = self.history
        target = asked.origin + asked.ahead - self._day * -(-asked.ahead // self._day)
        hours = self._day / 24
        return np.stack(
            [
                past.charging[place] / hours,
                past.still[place] / hours,
                past.unheard[place] / hours,
                past.zeros[place],
                *(each[place] for each in past.idle),
                np.log(past.scale[place]),
                past.total[asked.origin],
                past.total[np.maximum(target, 0)],
            ],
            axis=1,
        ).astype(np.float32)

    def _times(self, asked: Asked) -> Singles:
        hours = self.hours_ahead(asked)[:, None]
        now = self._calendar[asked.origin]
        then = self._calendar[asked.origin + asked.ahead]
        return np.hstack([then, now[:, :1], hours]).astype(np.float32)

    def _near(self, asked: Asked, offset: int) -> Singles:
        """kW an hour before or after the same time of day, the nearest day that had it."""
        behind = self._day * -(-asked.ahead // self._day) - offset * self._day // 24
        where = asked.origin + asked.ahead - behind
        return np.where(where <= asked.origin, self._at(where, asked.series), np.float32(np.nan))

    def _at(self, steps: Steps, series: Steps) -> Singles:
        values = self.history.values
        inside = (steps >= 0) & (steps < len(values))
        return np.where(inside, values[np.where(inside, steps, 0), series], np.float32(np.nan))


def mean_of(values: Singles) -> Singles:
    """Mean of what is known of each row; NaN where nothing is."""
    known = ~np.isnan(values)
    counts = known.sum(axis=1)
    sums = np.where(known, values, 0).sum(axis=1)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan).astype(np.float32)
