"""What a forecast is made from: series of mean power on one regular grid of time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import compress
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.weather import Weather

Floats = NDArray[np.float64]
Times = NDArray[np.datetime64]

DAY = timedelta(days=1)


@dataclass(frozen=True, eq=False)
class Frame:
    """Mean power of several series, step by step.

    Attributes:
        series: ids, one a column: stations, feeders, districts or the city.
        start: when the first step begins, in UTC.
        step: how long each step lasts; a whole number of them makes a day.
        values: mean kW, signed, steps × series; NaN where it is not known.
        lower: least possible kW of each series: −V2G, or 0 where none can discharge.
        upper: installed kW of each series; NaN where it is not registered.
        kind: what sort of place each series is; a new one is forecast by the others of its kind.
        zone: whose calendar people live by.
        available_at: when each value was known, ms of UTC, steps × series; None: as its step ends.
        weather: of the place, where it is given.
    """

    series: tuple[str, ...]
    start: datetime
    step: timedelta
    values: Floats
    lower: Floats
    upper: Floats
    kind: tuple[str, ...]
    zone: ZoneInfo
    available_at: Times | None = None
    weather: Weather | None = None

    def __post_init__(self) -> None:
        """Refuse shapes that do not fit each other.

        Raises:
            ValueError: a shape, a time without zone, or a step that does not divide the day.
        """
        many = len(self.series)
        if self.values.ndim != 2 or self.values.shape[1] != many:
            raise ValueError(f"values are {self.values.shape}, which is not steps × {many} series")
        if {len(self.lower), len(self.upper), len(self.kind)} != {many}:
            raise ValueError(f"lower, upper and kind are not one for each of {many} series")
        if self.available_at is not None and self.available_at.shape != self.values.shape:
            raise ValueError("available_at has not the shape of values")
        if self.start.tzinfo is None or DAY % self.step:
            raise ValueError("start needs a time zone, and whole steps must make a day")

    @cached_property
    def begins(self) -> Times:
        """When each step begins, in ms of UTC."""
        begins: Times = instant(self.start) + np.arange(len(self.values)) * duration(self.step)
        return begins

    @property
    def steps_a_day(self) -> int:
        """24 for hours, 96 for quarter hours."""
        return DAY // self.step

    def where(self, chosen: NDArray[np.bool_]) -> "Frame":
        """The series that are chosen."""
        available = self.available_at
        return replace(
            self,
            series=tuple(compress(self.series, chosen)),
            values=self.values[:, chosen],
            lower=self.lower[chosen],
            upper=self.upper[chosen],
            kind=tuple(compress(self.kind, chosen)),
            available_at=None if available is None else available[:, chosen],
        )

    def known(self, issued_at: datetime) -> "Frame":
        """The frame as it was known then: steps that had ended, NaN where a value came later, and
        what had been said of the weather."""
        now = instant(issued_at)
        ended = int(np.searchsorted(self.begins + duration(self.step), now, side="right"))
        values, available = self.values[:ended], self.available_at
        if available is not None:
            available = available[:ended]
            values = np.where(available <= now, values, np.nan)
        weather = self.weather and self.weather.known(now)
        return replace(self, values=values, available_at=available, weather=weather)


def columns_of(series: tuple[str, ...], trained: tuple[str, ...]) -> list[int]:
    """Where each is among those trained; after the last where it is not."""
    number = {each: column for column, each in enumerate(trained)}
    return [number.get(each, len(trained)) for each in series]


def instant(moment: datetime) -> Any:
    """A time as numpy has it, in ms of UTC."""
    return np.datetime64(round(moment.timestamp() * 1000), "ms")


def duration(span: timedelta) -> Any:
    """A span as numpy has it, in ms."""
    return np.timedelta64(round(span.total_seconds() * 1000), "ms")
