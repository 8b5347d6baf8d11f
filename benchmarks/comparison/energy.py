"""Energy of public stations, real or simulated."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.comparison.sessions import Sessions

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Energy:
    """Energy over whole weeks.

    Attributes:
        hourly_kwh: of all stations together, an hour each from a Monday's midnight on.
        a_pile_kwh: a pile a day, by station; of those that charged at all.
    """

    hourly_kwh: Floats
    a_pile_kwh: Floats

    @property
    def by_hour(self) -> Floats:
        """By hour of the day."""
        return np.asarray(self.hourly_kwh.reshape(-1, 24).sum(axis=0))

    @property
    def by_weekday(self) -> Floats:
        """By weekday, Monday first."""
        return np.asarray(self.hourly_kwh.reshape(-1, 7, 24).sum(axis=(0, 2)))

    @property
    def over_mean(self) -> Floats:
        """Energy a pile over the mean of the stations."""
        return np.asarray(self.a_pile_kwh / self.a_pile_kwh.mean())


def hourly(sessions: Sessions, hours: int) -> Floats:
    """Energy of sessions in each of the first hours, even over the time of charging.

    CHARGED is made so too: time of use by the pile's power.
    """
    begin, end = sessions.start_s / 3600, sessions.end_s / 3600
    power = sessions.energy_kwh / (end - begin)
    first = begin.astype(int)
    amounts = np.zeros(hours)
    for nth in range(int((end - first).max(initial=0)) + 1):
        hour = first + nth
        inside = (np.minimum(end, hour + 1) - np.maximum(begin, hour)).clip(0)
        amounts += np.bincount(hour, power * inside, minlength=hours)[:hours]
    return amounts
