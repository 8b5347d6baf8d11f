"""Folds of a backtest: which hours are told and from what; all numbers from `folds.toml`."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from pipelines.forecast.features import Asked, Steps
from pipelines.forecast.frame import Frame, duration


@dataclass(frozen=True)
class Plan:
    """What `folds.toml` says."""

    months: int
    train: float
    validation: float
    lookback_h: int
    left_out_h: int
    horizons_h: tuple[int, ...]
    day_ahead_h: int


PLAN = msgspec.convert(tomllib.loads((Path(__file__).parent / "folds.toml").read_text()), Plan)


@dataclass(frozen=True)
class Fold:
    """The test part of a fold.

    Attributes:
        number: how many months it has.
        begin, end: steps of the frame; what is before `begin` may be learned from.
    """

    number: int
    begin: int
    end: int

    def asked(self, frame: Frame, horizon: int, plan: Plan = PLAN) -> Asked:
        """All stations at each hour of the test part, told that many hours ahead."""
        first = self.begin + plan.lookback_h + horizon - 1
        target = np.arange(first, self.end - plan.left_out_h)
        return _everywhere(frame, target - horizon, np.array([horizon]))

    def day_ahead(self, frame: Frame, plan: Plan = PLAN) -> Asked:
        """All stations at each hour of each whole day, told at its local midnight."""
        before = round(frame.start.timestamp() / 3600) % 24
        midnight = np.arange(self.begin + (-self.begin - before) % 24, self.end - 23, 24)
        return _everywhere(frame, midnight - 1, np.arange(1, plan.day_ahead_h + 1))


def folds(frame: Frame, plan: Plan = PLAN) -> Iterator[Fold]:
    """One for each whole calendar month that the frame has, up to the plan's."""
    months = frame.begins.astype("datetime64[M]")
    after = frame.begins[-1:] + duration(frame.step)
    ends = np.flatnonzero(np.diff(np.append(months, after.astype("datetime64[M]")))) + 1
    for number, end in enumerate(ends[: plan.months].tolist(), start=1):
        begin = int(end * plan.train) + int(end * plan.validation)
        yield Fold(number, begin, end)


def _everywhere(frame: Frame, origins: Steps, ahead: Steps) -> Asked:
    series = np.arange(len(frame.series))
    parts = (each.ravel() for each in np.meshgrid(origins, series, ahead, indexing="ij"))
    return Asked(*parts)
