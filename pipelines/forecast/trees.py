"""LightGBM: one booster for each statistic and group of horizons, over all series."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np

from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats
from pipelines.forecast.history import Singles
from pipelines.forecast.outcome import MEAN, STATISTICS
from pipelines.forecast.settings import Settings


@dataclass(frozen=True, eq=False)
class Trees:
    """Boosters of the near and the far horizons; near ones say the change from the last value.

    Attributes:
        nearest: steps ahead up to which the near ones answer.
        boosters: by group ("near", "far") and statistic.
        threads: that predict.
    """

    nearest: int
    boosters: Mapping[tuple[str, float | None], lgb.Booster]
    threads: int

    def predict(self, features: Features, asked: Asked) -> Floats:
        """kW, rows × `STATISTICS`, as the trees say it: neither sorted nor bounded."""
        found = np.empty((len(asked), len(STATISTICS)))
        for group, chosen in groups(asked, self.nearest).items():
            part = asked.where(chosen)
            if len(part):
                found[chosen] = self._group(group, features, part)
        return found

    def _group(self, group: str, features: Features, asked: Asked) -> Floats:
        matrix, scale = features.matrix(asked), features.scale(asked)
        columns = [
            self.boosters[group, each].predict(matrix, num_threads=self.threads) * scale
            + _base(group, each, features, asked)
            for each in STATISTICS
        ]
        return np.stack(columns, axis=1)


def fit_trees(features: Features, samples: Asked, nearest: int, settings: Settings) -> Trees:
    """Boosters from samples of a history."""
    boosters: dict[tuple[str, float | None], lgb.Booster] = {}
    for group, chosen in groups(samples, nearest).items():
        asked = samples.where(chosen)
        matrix, scale, actual = (
            features.matrix(asked),
            features.scale(asked),
            features.actual(asked),
        )
        data = _binned(matrix, scale, settings)
        for each in STATISTICS:
            data.set_label((actual - _base(group, each, features, asked)) / scale)
            boosters[group, each] = lgb.train(_parameters(each, settings), data, settings.rounds)
    return Trees(nearest, boosters, settings.threads)


def groups(asked: Asked, nearest: int) -> dict[str, Any]:
    """Which of those asked for are near, which far."""
    near = asked.ahead <= nearest
    return {"near": near, "far": ~near}


def _base(group: str, statistic: float | None, features: Features, asked: Asked) -> Singles:
    """kW that a booster starts from: soon, load mostly stays what it is, to the last digit."""
    if group == "near" and statistic is not MEAN:
        return features.last(asked)
    return np.zeros(len(asked), np.float32)


def _binned(matrix: Singles, scale: Singles, settings: Settings) -> lgb.Dataset:
    """Binned once for all statistics; a row weighs as much as its scale, so that kW count."""
    bins = {"max_bin": settings.bins, "min_data_in_leaf": settings.least_in_leaf, "verbose": -1}
    bins["num_threads"] = settings.threads
    return lgb.Dataset(matrix, weight=scale / scale.mean(), params=bins).construct()


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
