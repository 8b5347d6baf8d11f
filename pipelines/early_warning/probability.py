"""How probably a load passes what a place may carry: at a step, and at any step. Pure."""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from pipelines.forecast.outcome import QUANTILES

_NORMAL = NormalDist()
_MEDIAN = QUANTILES.index(0.5)
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(21)
_SHARES: list[tuple[float, float]] = list(
    zip(_NODES.tolist(), (_WEIGHTS / _WEIGHTS.sum()).tolist(), strict=True)
)
_LEAST = 1e-6  # where nothing is sure, the inverse has a value


def above(capacity_w: int, quantiles_w: Sequence[int]) -> float:
    """Of a step with these `QUANTILES`: straight between them, and beyond as a normal distribution
    through the median and the last one."""
    lowest, highest = quantiles_w[0], quantiles_w[-1]
    if lowest <= capacity_w <= highest:
        return 1 - float(np.interp(capacity_w, quantiles_w, QUANTILES))
    end = 0 if capacity_w < lowest else -1
    reach_w = quantiles_w[end] - quantiles_w[_MEDIAN]
    if not reach_w:
        return float(capacity_w < lowest)
    deviations = (capacity_w - quantiles_w[_MEDIAN]) / reach_w * _NORMAL.inv_cdf(QUANTILES[end])
    return 1 - _NORMAL.cdf(deviations)


def above_once(steps: Sequence[float], alike: float) -> float:
    """Of any of several steps, each with its own probability.

    A forecast that is too low at one step is so at the next, too, in part: steps share one normal
    error, and each has one of its own (the copula of one factor, Vasicek 1987).

    Args:
        alike: share of the variance that they share, from 0 to less than 1.
    """
    bounds = [_NORMAL.inv_cdf(min(max(each, _LEAST), 1 - _LEAST)) for each in steps]
    own, shared = math.sqrt(1 - alike), math.sqrt(alike)
    return sum(
        share * (1 - math.prod(1 - _NORMAL.cdf((each + shared * node) / own) for each in bounds))
        for node, share in _SHARES
    )
