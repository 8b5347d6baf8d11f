"""A rolling origin: each fold's model learns what was before its test part, and is then asked."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

import numpy as np

from pipelines.forecast.backtest.folds import PLAN, Fold, Plan, folds
from pipelines.forecast.backtest.scores import Result, Told, city, errors, spread
from pipelines.forecast.bounds import bounded
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, Frame
from pipelines.forecast.model import RIDGE, Model
from pipelines.forecast.rules import RULES
from pipelines.forecast.settings import SETTINGS, Settings
from pipelines.forecast.trail import Trail
from pipelines.forecast.training import train

_DAY_AHEAD = 0


class NoFoldError(Exception):
    """The data has no whole month."""


def backtest(
    frame: Frame,
    tell: Callable[[str], None],
    settings: Settings = SETTINGS,
    plan: Plan = PLAN,
    processes: int = 1,
) -> Result:
    """Scores of the model beside every simple rule.

    Args:
        tell: is given a line of progress for each fold.
        processes: that fold after fold is shared out to; 1 is this one.

    Raises:
        NoFoldError: the frame has no whole calendar month.
        TooShortError: the first month is too short to learn from.
    """
    told: dict[int, list[Told]] = {each: [] for each in (*plan.horizons_h, _DAY_AHEAD)}
    parts = list(folds(frame, plan))
    for fold, found in zip(parts, _all(frame, settings, plan, parts, processes), strict=True):
        for each, rows in found.items():
            told[each].append(rows)
        tell(f"fold {fold.number}: {fold.begin} hours learned, {fold.end - fold.begin} to tell")
    if not parts:
        raise NoFoldError("the data has no whole calendar month")
    return Result(
        errors={each: errors(told[each]) for each in plan.horizons_h},
        city={each: city(told[each]) for each in plan.horizons_h},
        day_ahead=errors(told[_DAY_AHEAD]),
        spreads={each: spread(rows) for each, rows in told.items()},
        example=told[_DAY_AHEAD][-1],
        folds=len(parts),
    )


def _all(
    frame: Frame, settings: Settings, plan: Plan, parts: list[Fold], processes: int
) -> Iterator[dict[int, Told]]:
    """What was told of each fold, as it comes."""
    of_fold = partial(_fold, frame, settings, plan)
    if min(processes, len(parts)) <= 1:
        yield from map(of_fold, parts)
        return
    # A fork would take LightGBM's threads along, which then wait for ever.
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield from pool.map(of_fold, parts)


def _fold(frame: Frame, settings: Settings, plan: Plan, fold: Fold) -> dict[int, Told]:
    """What was told of a fold by hours ahead."""
    until = replace(frame, values=frame.values[: fold.end])
    model = train(frame, frame.start + fold.begin * frame.step, plan.day_ahead_h, settings)
    features = Features(until, plan.day_ahead_h)
    wanted = {each: fold.asked(until, each, plan) for each in plan.horizons_h}
    wanted[_DAY_AHEAD] = fold.day_ahead(until, plan)
    trail = model.trail(features, fold.end)
    return {each: _told(model, trail, features, fold, asked) for each, asked in wanted.items()}


def _told(model: Model, trail: Trail, features: Features, fold: Fold, asked: Asked) -> Told:
    frame, asked = features.frame, _comparable(features, asked)
    ridge = model.members.ridge.predict(features, asked)
    rules = {name: rule(features, asked) for name, rule in RULES.items()}
    rules[RIDGE] = bounded(ridge[:, None], frame, asked.series)[:, 0]
    limit = _peak_from(frame.values[: fold.begin])
    return Told(
        actual=features.actual(asked).astype(float),
        series=asked.series.astype(float),
        origin=asked.origin.astype(float),
        said=model.predict(features, asked, trail),
        rules=rules,
        limit=limit[asked.series],
    )


def _peak_from(values: Floats) -> Floats:
    """P95 of each series in kW; NaN where nothing is known."""
    limit = np.full(values.shape[1], np.nan)
    known = ~np.isnan(values).all(axis=0)
    limit[known] = np.nanquantile(values[:, known], 0.95, axis=0)
    return limit


def _comparable(features: Features, asked: Asked) -> Asked:
    """Where something came and every rule has something to say."""
    rules = [rule(features, asked) for rule in RULES.values()]
    known = np.stack([features.actual(asked), *rules])
    return asked.where(~np.isnan(known).any(axis=0))
