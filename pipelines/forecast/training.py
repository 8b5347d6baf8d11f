"""How a model is made: learn early, calibrate on what came after, then learn from all of it."""

from datetime import datetime
from typing import Any

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from pipelines.forecast.blend import Blend, fit_blend
from pipelines.forecast.calibration import Calibration, pooled
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, Frame
from pipelines.forecast.model import Members, Model
from pipelines.forecast.places import MODEL, Places, fit_places, states_of
from pipelines.forecast.ridge import fit_ridge
from pipelines.forecast.samples import draw, tape
from pipelines.forecast.settings import SETTINGS, Settings
from pipelines.forecast.trail import HIGH, LEVELS, LOW
from pipelines.forecast.trees import fit_trees

_HISTORY_DAYS = 2  # before the first origin that is learned from
_LEAST_DAYS = 10
_REST_DAYS = 7
_MISSED = 0.5, 1.5  # by the members' intervals, times as much as of all: our assumption


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
    places = fit_places(
        features, draw(features, settings.rows, (1, horizon), (_REST_DAYS * day, end), by)
    )
    cut = round(end * (1 - settings.calibration))
    early = _members(features, cut, horizon, settings, by)
    blend, calibration = _kept(features, early, places, range(cut, end), settings, by)
    return Model(
        series=known.series,
        horizon=horizon,
        until=known.start + end * known.step,
        members=_members(features, end, horizon, settings, by),
        blend=blend,
        calibration=calibration,
        places=places,
    )


def _kept(
    features: Features,
    early: Members,
    places: Places,
    steps: range,
    settings: Settings,
    by: Generator,
) -> tuple[Blend, Calibration]:
    """What the steps kept from training say of the members."""
    came = tape(features, settings.rows, early.ridge.horizon, (steps.start, steps.stop), by)
    states = states_of(features, came)
    own, others = _own(features, came), came.where(states != MODEL)
    said, ridge = early.predict(features, own), early.ridge.predict(features, own)
    told = places.predict(features, others, states[states != MODEL])
    held = _held(features.actual(others), told, len(own))
    begun = pooled(said, features, own, held, len(features.frame.series))
    trail = begun.follow(said, features, own, steps)
    return fit_blend(said, ridge, features, own), begun.after(trail)


def _held(actual: NDArray[Any], told: Floats, own: int) -> Floats:
    """The shares that the members' intervals are to hold for `LEVELS` to be held in all.

    What is at rest or stuck is nearly always held, by an interval of one point.
    """
    allowed, came = 1 - np.array(LEVELS), actual[:, None]
    within = (came >= told[:, LOW]) & (came <= told[:, HIGH])
    left = (allowed * (own + len(told)) - (~within).sum(axis=0)) / own
    least, most = (each * allowed for each in _MISSED)
    held: Floats = 1 - np.clip(left, least, most)
    return held


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
