"""How good forecasts were, in kW or as shares; of pairs whose actual value is known."""

from dataclasses import dataclass

import numpy as np

from pipelines.forecast.frame import Floats
from pipelines.forecast.outcome import QUANTILES


@dataclass(frozen=True)
class Peaks:
    """Steps above a limit: how many were said, how many came, how many both."""

    said: int
    came: int
    both: int

    @property
    def precision(self) -> float | None:
        """Of those said, the share that came; None where none was said."""
        return self.both / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """Of those that came, the share that was said; None where none came."""
        return self.both / self.came if self.came else None


def mae(actual: Floats, said: Floats) -> float:
    """Mean absolute error in kW."""
    return float(np.abs(actual - said).mean())


def rmse(actual: Floats, said: Floats) -> float:
    """Root of the mean squared error in kW."""
    return float(np.sqrt(((actual - said) ** 2).mean()))


def wape(actual: Floats, said: Floats) -> float | None:
    """Absolute errors over all that came; None where nothing came."""
    came = float(np.abs(actual).sum())
    return float(np.abs(actual - said).sum()) / came if came else None


def pinball(actual: Floats, quantiles: Floats) -> float:
    """Mean pinball loss in kW over `QUANTILES`, which are the columns."""
    apart = actual[:, None] - quantiles
    levels = np.array(QUANTILES)
    return float(np.maximum(levels * apart, (levels - 1) * apart).mean())


def rcrps(actual: Floats, quantiles: Floats) -> float | None:
    """CRPS over the range of what came, its P99 less its P1; None where that is nothing.

    The CRPS is twice the mean pinball loss, so of five quantiles an approximation. Source of the
    measure: OpenSTEF.
    """
    low, high = np.quantile(actual, (0.01, 0.99))
    return 2 * pinball(actual, quantiles) / float(high - low) if high > low else None


def coverage(actual: Floats, low: Floats, high: Floats) -> float:
    """Share of what came that lay within the interval, its ends included."""
    return float(((actual >= low) & (actual <= high)).mean())


def coverages(actual: Floats, low: Floats, high: Floats, series: Floats) -> Floats:
    """The coverage of each series, lowest first."""
    inside = (actual >= low) & (actual <= high)
    return np.sort([inside[series == each].mean() for each in np.unique(series)])


def peaks(actual: Floats, said: Floats, limit: Floats) -> Peaks:
    """Steps above their limits in kW, said and come."""
    above, came = said > limit, actual > limit
    return Peaks(int(above.sum()), int(came.sum()), int((above & came).sum()))
