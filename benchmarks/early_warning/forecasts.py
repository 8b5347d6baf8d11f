"""Forecasts of feeders as a city issues them: a model a week, a forecast an hour."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from benchmarks.early_warning.played import Played
from pipelines.early_warning.rules import CURRENT
from pipelines.early_warning.stretches import Passing, stretches
from pipelines.forecast import QUANTILES, Frame, Model, train
from pipelines.forecast.settings import Settings
from pipelines.frames.frame import HISTORY_DAYS
from pipelines.load_forecast.training import AHEAD

_HOUR, _WEEK = timedelta(hours=1), timedelta(days=7)
_P90 = QUANTILES.index(0.9)


def issues(
    played: Played, first: datetime, last: datetime, settings: Settings
) -> Iterator[tuple[datetime, list[Passing]]]:
    """Each hour's stretches that may be too much, by the model trained last."""
    frame, model = played.frame, None
    for nth in range((last - first) // _HOUR + 1):
        at = first + nth * _HOUR
        if model is None or (at - first) % _WEEK == timedelta(0):
            model = train(_recent(frame, at), at, AHEAD // frame.step, settings)
        yield at, list(_passing(played, model, at))


def _recent(frame: Frame, at: datetime) -> Frame:
    """As far back as `pipelines.frames` reads."""
    since = max(0, (at - timedelta(days=HISTORY_DAYS) - frame.start) // frame.step)
    return replace(frame, start=frame.start + since * frame.step, values=frame.values[since:])


def _passing(played: Played, model: Model, at: datetime) -> Iterator[Passing]:
    frame = played.frame
    said_w = _quantiles_w(model, _recent(frame, at), at)
    near = said_w[:, :, _P90] * 100 > played.capacity_w[:, None] * CURRENT.holds_percent
    for feeder in np.flatnonzero(near.any(axis=1)):
        steps = [
            (at + int(step) * frame.step, *said_w[feeder, step].tolist())
            for step in np.flatnonzero(near[feeder])
        ]
        capacity_w = int(played.capacity_w[feeder])
        yield from stretches("feeder", frame.series[feeder], "", "", capacity_w, steps)


def _quantiles_w(model: Model, frame: Frame, at: datetime) -> NDArray[Any]:
    """Feeders × steps × `QUANTILES`, as they are landed: whole W."""
    rows = model.forecast(frame, at)
    rows = rows.filter(pc.is_valid(rows["quantile"]))
    shape = len(frame.series), model.horizon, len(QUANTILES)
    watts = np.round(rows["value"].to_numpy() * 1000).astype(np.int64)
    return np.reshape(watts, shape)
