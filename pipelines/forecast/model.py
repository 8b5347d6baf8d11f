"""A trained model: what it says of each series, and the rows of a forecast."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.random import default_rng
from numpy.typing import NDArray

from pipelines.forecast.blend import Blend
from pipelines.forecast.bounds import bounded
from pipelines.forecast.calibration import Calibration
from pipelines.forecast.features import Asked, Features
from pipelines.forecast.frame import Floats, Frame, duration
from pipelines.forecast.outcome import MEAN, STATISTICS, Said, as_table
from pipelines.forecast.places import COLD, MODEL, Places, states_of
from pipelines.forecast.ridge import Ridge
from pipelines.forecast.rules import RULES
from pipelines.forecast.samples import tape
from pipelines.forecast.trail import Trail
from pipelines.forecast.trees import Trees

RIDGE = "ridge"
_FOLLOWED = 150_000  # outcomes since the training that intervals follow, at most


@dataclass(frozen=True, eq=False)
class Members:
    """The two that a model asks.

    Attributes:
        highest: greatest load in units of its scale that the trees have seen: they say no higher.
    """

    trees: Trees
    ridge: Ridge
    highest: float

    def predict(self, features: Features, asked: Asked) -> Floats:
        """kW, rows × `STATISTICS`, quantiles in order; where the ridge passes what the trees know,
        all is lifted by that much."""
        said = self.trees.predict(features, asked)
        excess = self.ridge.predict(features, asked) - self.highest * features.scale(asked)
        said += np.maximum(excess, 0)[:, None]
        said[:, 1:].sort(axis=1)
        return said

    def of(self, series: tuple[str, ...], trained: tuple[str, ...]) -> "Members":
        """The same for other series; the ridge says nothing of those it was not trained on."""
        return replace(self, ridge=self.ridge.of(series, trained))


@dataclass(frozen=True, eq=False)
class Model:
    """What `train` makes.

    Attributes:
        series: those it was trained on, in the order of the ridge.
        horizon: steps ahead that it can be asked for.
        until: when the last step that it was trained on ended.
    """

    series: tuple[str, ...]
    horizon: int
    until: datetime
    members: Members
    blend: Blend
    calibration: Calibration
    places: Places

    def predict(self, features: Features, asked: Asked, trail: Trail) -> Floats:
        """kW, rows × `STATISTICS`, bounded; the frame has the series of the training, in order."""
        states = self._states(features, asked)
        said = self.places.predict(features, asked, states)
        own = asked.where(states == MODEL)
        if len(own):
            said[states == MODEL] = self._own(features, own, trail)
        return bounded(said, features.frame, asked.series)

    def trail(self, features: Features, end: int) -> Trail:
        """How far quantiles are stretched at each origin, by what came since the training."""
        begin = (self.until - features.frame.start) // features.frame.step
        steps = range(max(begin, 0), max(begin, end, 0))
        came = tape(features, _FOLLOWED, self.horizon, (steps.start, steps.stop), default_rng(0))
        own = came.where(self._states(features, came) == MODEL)
        return self.calibration.follow(self.members.predict(features, own), features, own, steps)

    def _states(self, features: Features, asked: Asked) -> NDArray[Any]:
        trained = self.members.ridge.knows(asked)
        return np.where(trained, states_of(features, asked), COLD)

    def _own(self, features: Features, asked: Asked, trail: Trail) -> Floats:
        said = trail.apply(self.members.predict(features, asked), features, asked)
        ridge = self.members.ridge.predict(features, asked)
        return self.blend.apply(said, ridge, features, asked)

    def _of(self, series: tuple[str, ...]) -> "Model":
        return replace(
            self,
            members=self.members.of(series, self.series),
            calibration=self.calibration.of(series, self.series),
        )

    def forecast(self, frame: Frame, issued_at: datetime) -> pa.Table:
        """The rows of `outcome.FORECAST`: this model's and every simple rule's.

        A series that was not there in the training is told by its kind, as a new one.

        Args:
            frame: of at least the last four weeks.
        """
        known = frame.known(issued_at)
        features = Features(known, self.horizon)
        here = self._of(known.series)
        many, last = len(known.series), len(known.values) - 1
        series, ahead = (each.ravel() for each in np.indices((many, self.horizon)))
        asked = Asked(np.full_like(series, last), series, ahead + 1)
        shape = (many, self.horizon, -1)
        states = here._states(features, asked).reshape(shape)[:, 0, 0]
        trail = here.trail(features, last + 1)
        own = Said(tuple(states), STATISTICS, here.predict(features, asked, trail).reshape(shape))
        rules = {name: rule(features, asked) for name, rule in RULES.items()}
        ridge = here.members.ridge.predict(features, asked)
        ridge = bounded(ridge[:, None], known, series)[:, 0]
        rules[RIDGE] = np.where(features.heard(asked), ridge, np.nan)
        said = [
            Said((name,) * many, (MEAN,), values.reshape(shape)) for name, values in rules.items()
        ]
        begins = known.begins[-1] + np.arange(1, self.horizon + 1) * duration(known.step)
        return as_table(known.series, issued_at, begins, [own, *said])
