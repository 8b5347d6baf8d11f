"""A rolling origin: each fold's model learns what was before its test part, and is then asked."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from pipelines.forecast.backtest.folds import PLAN, Fold, Plan, folds
from pipelines.forecast.backtest.scores import Result, Told, city, errors, spread
from pipelines.forecast.bounds import bounded
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Frame
from pipelines.forecast.model import RIDGE, Model
from pipelines.forecast.rules import RULES
from pipelines.forecast.settings import SETTINGS, Settings
from pipelines.forecast.training import train

_DAY_AHEAD = 0


class NoFoldError(Exception):
    """The data has no whole month."""


def backtest(
    frame: Frame,
    tell: Callable[[str], None],
    settings: Settings = SETTINGS,
    plan: Plan = PLAN,
) -> Result:
    """Scores of the model beside every simple rule.

    Args:
        tell: is given a line of progress for each fold.

    Raises:
        NoFoldError: the frame has no whole calendar month.
        TooShortError: the first month is too short to learn from.
    """
    told: dict[int, list[Told]] = {each: [] for each in (*plan.horizons_h, _DAY_AHEAD)}
    for fold in folds(frame, plan):
        until = replace(frame, values=frame.values[: fold.end])
        model = train(frame, frame.start + fold.begin * frame.step, plan.day_ahead_h, settings)
        features = Features(until, plan.day_ahead_h)
        for horizon in plan.horizons_h:
            told[horizon].append(_told(model, features, fold, fold.asked(until, horizon, plan)))
        told[_DAY_AHEAD].append(_told(model, features, fold, fold.day_ahead(until, plan)))
        tell(f"fold {fold.number}: {fold.begin} hours learned, {fold.end - fold.begin} to tell")
    if not told[_DAY_AHEAD]:
        raise NoFoldError("the data has no whole calendar month")
    return Result(
        errors={each: errors(told[each]) for each in plan.horizons_h},
        city={each: city(told[each]) for each in plan.horizons_h},
        day_ahead=errors(told[_DAY_AHEAD]),
        spreads={each: spread(parts) for each, parts in told.items()},
        example=told[_DAY_AHEAD][-1],
        folds=len(told[_DAY_AHEAD]),
    )


def _told(model: Model, features: Features, fold: Fold, asked: Asked) -> Told:
    frame, asked = features.frame, _comparable(features, asked)
    ridge = model.members.ridge.predict(features, asked)
    rules = {name: rule(features, asked) for name, rule in RULES.items()}
    rules[RIDGE] = bounded(ridge[:, None], frame, asked)[:, 0]
    limit = np.nanquantile(frame.values[: fold.begin], 0.95, axis=0)
    return Told(
        actual=features.actual(asked).astype(float),
        series=asked.series.astype(float),
        origin=asked.origin.astype(float),
        said=model.predict(features, asked),
        rules=rules,
        limit=limit[asked.series],
    )


def _comparable(features: Features, asked: Asked) -> Asked:
    """Where something came and every rule has something to say."""
    rules = [rule(features, asked) for rule in RULES.values()]
    known = np.stack([features.actual(asked), *rules])
    return asked.where(~np.isnan(known).any(axis=0))
