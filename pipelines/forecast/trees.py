"""LightGBM: one booster for each statistic and group of horizons, over all series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import lightgbm as lgb
import numpy as np

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from pipelines.forecast.history import Singles
from pipelines.forecast.matrix import matrix
from pipelines.forecast.names import NAMES
from pipelines.forecast.outcome import MEAN, STATISTICS
from pipelines.forecast.settings import Settings

# A load that changes by the same for a day was not measured: it goes on as it was filled in.
_LINE_H = 24

Way = Literal["level", "change"]
Name = tuple[int, float | None, Way]


@dataclass(frozen=True, eq=False)
class Trees:
    """Boosters of groups of horizons.

    Attributes:
        ends: steps ahead with which each group but the last ends.
        boosters: by group, counted from 0, statistic, and whether they say a level or a change.
        threads: that predict.
    """

    ends: tuple[int, ...]
    boosters: Mapping[Name, lgb.Booster]
    threads: int

    def predict(self, features: Features, asked: Asked) -> Floats:
        """kW, rows × `STATISTICS`, as the trees say it: neither sorted nor bounded."""
        found = np.empty((len(asked), len(STATISTICS)))
        group_of = np.searchsorted(self.ends, asked.ahead)
        for group in np.unique(group_of):
            chosen = group_of == group
            found[chosen] = self._group(int(group), features, asked.where(chosen))
        return found

    def _group(self, group: int, features: Features, asked: Asked) -> Floats:
        seen, scale = matrix(features, asked), features.scale(asked)
        line = features.straight_h(asked) >= _LINE_H
        bases = _bases(features, asked)
        columns = []
        for statistic in STATISTICS:
            said = {
                way: self.boosters[group, statistic, way].predict(seen, num_threads=self.threads)
                * scale
                + bases[way]
                for way in _ways(group < len(self.ends), statistic)
            }
            mean = sum(said.values()) / len(said)
            columns.append(np.where(line, said.get("change", mean), mean))
        return np.stack(columns, axis=1)


def fit_trees(
    features: Features, samples: Sequence[Asked], ends: tuple[int, ...], settings: Settings
) -> Trees:
    """Boosters from samples of a history, one set for each group of horizons."""
    boosters: dict[Name, lgb.Booster] = {}
    for group, asked in enumerate(samples):
        scale, actual = features.scale(asked), features.actual(asked)
        data, bases = _binned(matrix(features, asked), scale, settings), _bases(features, asked)
        for statistic in STATISTICS:
            for way in _ways(group < len(ends), statistic):
                data.set_label((actual - bases[way]) / scale)
                parameters = _parameters(statistic, settings)
                boosters[group, statistic, way] = lgb.train(parameters, data, settings.rounds)
    return Trees(ends, boosters, settings.threads)


def _ways(near: bool, statistic: float | None) -> tuple[Way, ...]:
    """Soon, load mostly stays what it is, to the last digit; what is in the middle asks both."""
    if not near:
        return ("level",)
    return ("level", "change") if statistic in (MEAN, 0.5) else ("change",)


def _bases(features: Features, asked: Asked) -> dict[Way, Singles]:
    """kW that a booster of each way starts from."""
    return {"level": np.zeros(len(asked), np.float32), "change": features.onward(asked)}


def _binned(seen: Singles, scale: Singles, settings: Settings) -> lgb.Dataset:
    """Binned once for all statistics; a row weighs as much as its scale, so that kW count."""
    bins = {"max_bin": settings.bins, "min_data_in_leaf": settings.least_in_leaf, "verbose": -1}
    bins["num_threads"] = settings.threads
    weight = scale / scale.mean()
    return lgb.Dataset(seen, weight=weight, feature_name=list(NAMES), params=bins).construct()


def _parameters(statistic: float | None, settings: Settings) -> dict[str, Any]:
    objective: dict[str, Any] = {"objective": "l2"}
    if statistic is not MEAN:
        objective = {"objective": "quantile", "alpha": statistic}
    return objective | {
        "learning_rate": settings.learning_rate,
        "num_leaves": settings.leaves,
        "min_data_in_leaf": settings.least_in_leaf,
        "max_bin": settings.bins,
        "feature_fraction": settings.share,
        "bagging_fraction": settings.share,
        "bagging_freq": 1,
        "num_threads": settings.threads,
        "seed": settings.seed,
        "deterministic": True,
        "force_col_wise": True,
        "verbose": -1,
    }
