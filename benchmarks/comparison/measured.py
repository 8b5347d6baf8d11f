"""Two distributions of one quantity: how far they are apart, and how they look."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from matplotlib.axes import Axes

from benchmarks.comparison.distances import (
    Floats,
    circular,
    shares,
    total_variation,
    wasserstein,
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_REAL, _SIMULATED = "0.35", "tab:orange"


class Measured(Protocol):
    """Two distributions of one quantity, and how they are measured and drawn."""

    @property
    def measure(self) -> str:
        """What the distance is called."""

    @property
    def unit(self) -> str:
        """Of the distance."""

    @property
    def distance(self) -> float:
        """How far they are apart."""

    @property
    def relative(self) -> float:
        """The distance over the reference."""

    @property
    def reference(self) -> str:
        """What `relative` is a share of."""

    @property
    def many(self) -> tuple[int, int]:
        """How many values are real, and simulated."""

    def draw(self, axes: Axes) -> None:
        """Both, real in grey."""


@dataclass(frozen=True)
class Samples:
    """Values of a quantity."""

    unit: str
    real: Floats
    simulated: Floats
    measure = "Wasserstein-1"
    reference = "the real median"

    @property
    def distance(self) -> float:
        return wasserstein(self.real, self.simulated)

    @property
    def relative(self) -> float:
        return self.distance / float(np.median(self.real))

    @property
    def many(self) -> tuple[int, int]:
        return len(self.real), len(self.simulated)

    def draw(self, axes: Axes) -> None:
        """Shares up to each value, to the 99th percentile of the wider one."""
        limit = max(float(np.percentile(each, 99)) for each in (self.real, self.simulated))
        axes.ecdf(self.real, label="real", color=_REAL)
        axes.ecdf(self.simulated, label="simulated", color=_SIMULATED)
        axes.set(xlim=(0, limit), xlabel=self.unit, ylabel="share up to")


@dataclass(frozen=True)
class Shares:
    """Amounts by hour of the day or by weekday, of which the shares are compared.

    Attributes:
        many: how many sessions or stations the amounts come from.
    """

    by: Literal["hour", "weekday"]
    real: Floats
    simulated: Floats
    many: tuple[int, int]
    reference = "the most that is possible"

    @property
    def measure(self) -> str:
        return "circular earth mover's" if self.by == "hour" else "total variation"

    @property
    def unit(self) -> str:
        return "h" if self.by == "hour" else "share"

    @property
    def distance(self) -> float:
        measured = circular if self.by == "hour" else total_variation
        return measured(self.real, self.simulated)

    @property
    def relative(self) -> float:
        return self.distance / (len(self.real) / 2 if self.by == "hour" else 1)

    def draw(self, axes: Axes) -> None:
        """Shares by bin."""
        bins = np.arange(len(self.real))
        axes.bar(bins - 0.2, shares(self.real), 0.4, label="real", color=_REAL)
        axes.bar(bins + 0.2, shares(self.simulated), 0.4, label="simulated", color=_SIMULATED)
        axes.set(xlabel=self.by, ylabel="share")
        if self.by == "weekday":
            axes.set_xticks(bins, WEEKDAYS)
