"""Simple rules, always published beside a model: whoever cannot beat them is not needed."""

from collections.abc import Callable
from types import MappingProxyType

from pipelines.forecast.features import Asked, Features, mean_of
from pipelines.forecast.frame import Floats


def _last_value(features: Features, asked: Asked) -> Floats:
    return features.history.last[asked.origin, asked.series].astype(float)


def _day_naive(features: Features, asked: Asked) -> Floats:
    return features.days_before(asked, 1).astype(float)


def _mean_of_7(features: Features, asked: Asked) -> Floats:
    return mean_of(features.same_hours(asked)).astype(float)


def _week_naive(features: Features, asked: Asked) -> Floats:
    return features.days_before(asked, 7).astype(float)


# kW by rule; NaN where what a rule repeats is not known.
RULES: MappingProxyType[str, Callable[[Features, Asked], Floats]] = MappingProxyType(
    {
        "last-value": _last_value,
        "day-naive": _day_naive,
        "mean-of-7": _mean_of_7,
        "week-naive": _week_naive,
    }
)
