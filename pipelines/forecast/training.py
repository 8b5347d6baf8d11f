"""How a model is made: learn early, calibrate on what came after, then learn from all of it."""

from datetime import datetime

import numpy as np
from numpy.random import Generator, default_rng

from pipelines.forecast.calibration import calibrate
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, Frame
from pipelines.forecast.model import Members, Model
from pipelines.forecast.outcome import STATISTICS
from pipelines.forecast.places import MODEL, fit_places, states_of
from pipelines.forecast.ridge import fit_ridge
from pipelines.forecast.samples import draw
from pipelines.forecast.settings import SETTINGS, Settings
from pipelines.forecast.trees import fit_trees

_HISTORY_DAYS = 2  # before the first origin that is learned from
_LEAST_DAYS = 10
_REST_DAYS = 7


class TooShortError(Exception):
    """A history holds too little to learn from; the message says what it lacks."""


def train(frame: Frame, issued_at: datetime, horizon: int, settings: Settings = SETTINGS) -> Model:
    """A model from what was known then.

    Args:
        horizon: steps ahead.

    Raises:
        TooShortError: fewer than ten days had ended by then, or there is no series but those at
            rest, new, silent or stuck.
    """
    known = frame.known(issued_at)
    day, end = known.steps_a_day, len(known.values)
    if end < _LEAST_DAYS * day:
        raise TooShortError(f"{end / day:.1f} days are known, and a model needs {_LEAST_DAYS}")
    features, by = Features(known, horizon), default_rng(settings.seed)
    cut = round(end * (1 - settings.calibration))
    early = _members(features, cut, horizon, settings, by)
    kept = _own(features, draw(features, settings.rows, (1, horizon), (cut - 1, end), by))
    said, actual = early.predict(features, kept), features.actual(kept).astype(float)
    ridge = early.ridge.predict(features, kept)
    return Model(
        series=known.series,
        horizon=horizon,
        members=_members(features, end, horizon, settings, by),
        calibration=calibrate(said, actual, features.hours_ahead(kept), features.scale(kept)),
        places=fit_places(
            features, draw(features, settings.rows, (1, horizon), (_REST_DAYS * day, end), by)
        ),
        share=_share(said[:, STATISTICS.index(None)], ridge, actual),
    )


def _members(
    features: Features, until: int, horizon: int, settings: Settings, by: Generator
) -> Members:
    day = features.frame.steps_a_day
    between = (min(_HISTORY_DAYS * day, until - day), until)
    ends = tuple(each for hours in settings.near_h if (each := hours * day // 24) < horizon)
    groups = zip((1, *(each + 1 for each in ends)), (*ends, horizon), strict=True)
    samples = [
        _own(features, draw(features, settings.rows, group, between, by)) for group in groups
    ]
    each_step = [
        draw(features, settings.ridge_rows, (step, step), between, by)
        for step in range(1, horizon + 1)
    ]
    return Members(
        trees=fit_trees(features, samples, ends, settings),
        ridge=fit_ridge(features, each_step, until),
        highest=max(_highest(features, each) for each in samples),
    )


def _highest(features: Features, asked: Asked) -> float:
    """The greatest load that was learned from, in units of its scale."""
    return float((features.actual(asked) / features.scale(asked)).max(initial=0))


def _own(features: Features, asked: Asked) -> Asked:
    """Those that the members are for: what is at rest, new, silent or stuck is told otherwise."""
    own = asked.where(states_of(features, asked) == MODEL)
    if not len(own):
        raise TooShortError("no series has loads that change, known for a week")
    return own


def _share(trees: Floats, ridge: Floats, actual: Floats) -> float:
    """The weight of the trees in the mean that leaves the least squares; from 0 to 1."""
    apart = trees - ridge
    square = float((apart**2).sum())
    return float(np.clip(((actual - ridge) * apart).sum() / square, 0, 1)) if square else 1.0
