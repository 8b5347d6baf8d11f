"""How well forecasts held: loads beside what had been told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from pipelines.client import Client
from pipelines.forecast.frame import Floats, Frame, columns_of, duration, instant
from pipelines.frames.frame import read_frame
from pipelines.frames.levels import Level

_SAID = (Path(__file__).parent / "said.sql").read_text()
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Held:
    """Steps of a level whose load is known and was told of.

    Attributes:
        covered: of `steps`, those whose load lay in the interval of 80 %.
        apart_kw: sum of how far the load was from the median.
        total_kw: sum of the loads.
    """

    steps: int
    covered: int
    apart_kw: float
    total_kw: float

    @property
    def share(self) -> float | None:
        """Of the steps that lay in the interval; None of no steps."""
        return self.covered / self.steps if self.steps else None

    @property
    def wape(self) -> float | None:
        """Of the median; None where nothing was taken."""
        return self.apart_kw / self.total_kw if self.total_kw else None


def held(client: Client, level: Level, issues: Sequence[datetime], zone: ZoneInfo) -> Held:
    """The day after each time of issue as it had been told then.

    A forecast is read at a time: those of a week do not fit into a query.

    Args:
        issues: times of issue in order, a day apart.
    """
    ends = issues[-1] + _DAY
    frame = read_frame(client, level, ends, zone, as_landed=False, days=len(issues))
    low, median, high = _told(client, level, frame, issues)
    known = ~np.isnan(frame.values + median)
    actual, apart = frame.values[known], (frame.values - median)[known]
    inside = (actual >= low[known]) & (actual <= high[known])
    return Held(
        steps=len(actual),
        covered=int(inside.sum()),
        apart_kw=float(np.abs(apart).sum()),
        total_kw=float(np.abs(actual).sum()),
    )


def _told(client: Client, level: Level, frame: Frame, issues: Sequence[datetime]) -> Floats:
    """kW of P10, P50 and P90, 3 × steps × series of the frame; NaN where nothing was told."""
    told = np.full((3, *frame.values.shape), np.nan)
    begun_ms, step_ms = instant(frame.start).astype(int), duration(frame.step).astype(int)
    for issued_at in issues:
        rows = client.rows(_SAID, {"level": level, "issued_at": issued_at})
        if not rows:
            continue
        series, at_ms, *watts = zip(*rows, strict=True)
        step = (np.array(at_ms, int) - begun_ms) // step_ms
        column = np.array(columns_of(series, frame.series), int)
        inside = (step >= 0) & (step < len(told[0])) & (column < len(frame.series))
        told[:, step[inside], column[inside]] = np.array(watts)[:, inside] / 1000
    return told
