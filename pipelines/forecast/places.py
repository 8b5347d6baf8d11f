"""Series that a model cannot speak of: at rest, new, silent or stuck; samples tell of them."""

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from pipelines.forecast.history import SCALE_DAYS
from pipelines.forecast.outcome import QUANTILES, STATISTICS

STATES = MODEL, REST, COLD, FALLBACK = "lightgbm", "rest", "cold-start", "fallback"

_WEEK = 7
_SILENT_DAYS = 1


@dataclass(frozen=True, eq=False)
class Places:
    """What series at rest did next, and what those of a kind do by time of day.

    Attributes:
        rest: mean and quantiles in shares of installed kW.
        kinds: of each kind the same, by step of the UTC day: steps × `STATISTICS`.
    """

    rest: Floats
    kinds: dict[str, Floats]

    def predict(self, features: Features, asked: Asked, states: NDArray[Any]) -> Floats:
        """kW, rows × `STATISTICS`; NaN where the state is `MODEL`."""
        said = np.full((len(asked), len(STATISTICS)), np.nan)
        said[states == REST] = self.rest
        said *= features.installed(asked)[:, None]
        for state, of in ((FALLBACK, _own_week), (COLD, self._of_kind)):
            chosen = states == state
            if chosen.any():
                said[chosen] = of(features, asked.where(chosen))
        return said

    def _of_kind(self, features: Features, asked: Asked) -> Floats:
        frame = features.frame
        time = (_first(features) + asked.origin + asked.ahead) % frame.steps_a_day
        kinds = np.array(frame.kind)[asked.series]
        none = np.full((frame.steps_a_day, len(STATISTICS)), np.nan)
        shares = [self.kinds.get(kind, none)[at] for kind, at in zip(kinds, time, strict=True)]
        return np.array(shares) * features.installed(asked)[:, None]


def fit_places(features: Features, samples: Asked) -> Places:
    """Distributions from what resting series did next and from the last four weeks of all."""
    resting = samples.where(states_of(features, samples) == REST)
    shares = features.actual(resting) / features.installed(resting)
    nothing = np.zeros((1, 1)) if not len(shares) else shares[None].astype(float)
    return Places(statistics_of(nothing)[0], _kinds(features))


def states_of(features: Features, asked: Asked) -> NDArray[Any]:
    """For each that is asked for: `MODEL`, `REST`, `COLD` or `FALLBACK`."""
    past, day = features.history, features.frame.steps_a_day
    place = (asked.origin, asked.series)
    week_long = past.still[place] >= _WEEK * day
    at_zero = past.last[place] == 0
    silent = past.unheard[place] >= _SILENT_DAYS * day
    new = past.known[place] < _WEEK * day
    gone = past.unheard[place] >= _WEEK * day
    return np.select(
        [new | gone, silent | (week_long & ~at_zero), week_long & at_zero],
        [COLD, FALLBACK, REST],
        MODEL,
    )


def statistics_of(values: Floats) -> Floats:
    """Mean and quantiles along the rows of a matrix; NaN where nothing of a row is known."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of rows without anything
        quantiles = np.nanquantile(values, QUANTILES, axis=1)
        return np.vstack([np.nanmean(values, axis=1), quantiles]).T


def _own_week(features: Features, asked: Asked) -> Floats:
    """The same time of the last seven days: recent, since a median of all history drifts away."""
    return statistics_of(features.same_hours(asked).astype(float))


def _kinds(features: Features) -> dict[str, Floats]:
    frame, day = features.frame, features.frame.steps_a_day
    many = len(frame.series)
    days = min(SCALE_DAYS, len(frame.values) // day)
    end = np.full(many, len(frame.values) - 1)
    size = features.installed(Asked(end, np.arange(many), np.ones_like(end)))
    recent = frame.values[len(frame.values) - days * day :] / size
    recent = np.roll(recent, _first(features) + len(frame.values), axis=0)
    by_time = recent.reshape(days, day, -1).transpose(1, 0, 2)
    kinds = np.array(frame.kind)
    return {
        kind: statistics_of(by_time[:, :, kinds == kind].reshape(day, -1))
        for kind in sorted(set(frame.kind))
    }


def _first(features: Features) -> int:
    """Step of the UTC day at which the frame begins."""
    frame = features.frame
    begun = frame.start.timestamp() % 86_400
    return round(begun / frame.step.total_seconds())
