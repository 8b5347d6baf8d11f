"""A frame, ready to answer for any origin, series and horizon."""

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

_LEAST_KW = 1.0
_STRAIGHT = 2  # steps; chosen on validation parts

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
    """What a frame says of those that are asked for.

    Args:
        frame: as far as it is known.
        longest: steps ahead that will be asked for at most.

    Attributes:
        history: running statistics.
        calendar: of each step and of the longest after the last; steps × 4.
    """

    def __init__(self, frame: Frame, longest: int) -> None:
        self.frame = frame
        self.history: History = history(frame)
        self._day = frame.steps_a_day
        steps = np.arange(len(frame.values) + longest) * duration(frame.step)
        self.calendar = calendar(frame.begins[:1] + steps, frame.zone).astype(np.float32)

    def scale(self, asked: Asked) -> Singles:
        """kW that everything of the series is divided by."""
        return self.history.scale[asked.origin, asked.series]

    def installed(self, asked: Asked) -> Floats:
        """kW installed; where none is registered, the most that the series took so far."""
        upper = self.frame.upper[asked.series]
        most = np.fmax(self.history.most[asked.origin, asked.series], _LEAST_KW)
        return np.where(np.isnan(upper), most, upper)

    def last(self, asked: Asked) -> Singles:
        """kW known last at the origin; 0 where nothing was known before."""
        return np.nan_to_num(self.history.last[asked.origin, asked.series])

    def heard(self, asked: Asked) -> NDArray[np.bool_]:
        """Whether anything was known of the series by the origin."""
        return ~np.isnan(self.history.last[asked.origin, asked.series])

    def onward(self, asked: Asked) -> Singles:
        """kW if it goes on as it did: what changed by the same twice does so again, within its
        bounds, and all else stays."""
        frame, place = self.frame, (asked.origin, asked.series)
        straight = self.last(asked) + self.history.slope[place] * asked.ahead
        upper = np.nan_to_num(frame.upper, nan=np.inf)
        return np.clip(straight, frame.lower[asked.series], upper[asked.series]).astype(np.float32)

    def straight(self, asked: Asked) -> Steps:
        """1 where it has changed by the same for some steps, or stood still: it may well go on so
        to the last digit. Meters stand still, and what fills the gaps of data is a line."""
        return np.where(self.history.straight[asked.origin, asked.series] >= _STRAIGHT, 1, 0)

    def straight_h(self, asked: Asked) -> Floats:
        """Hours for which it has changed by the same, or stood still."""
        steps = self.history.straight[asked.origin, asked.series]
        return (steps * (24 / self._day)).astype(float)

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

    def same_weekdays(self, asked: Asked) -> Singles:
        """kW at the same time of the same weekday of the last weeks that had it; rows × 4."""
        week = self._day * DAYS
        nearest = -(-asked.ahead // week)
        target = asked.origin + asked.ahead
        return np.stack(
            [self._at(target - week * (nearest + each), asked.series) for each in range(WEEKS)],
            axis=1,
        )

    def near(self, asked: Asked, offset: int) -> Singles:
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
