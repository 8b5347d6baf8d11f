"""How far two distributions are apart."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def wasserstein(one: Floats, other: Floats) -> float:
    """Wasserstein-1 distance of two samples, in their unit: W₁ = ∫ |F(x) − G(x)| dx.

    It is how far a value has to be moved on average to make one sample the other. Source:
    Vallender, Calculation of the Wasserstein distance between probability distributions on the
    line, 1974.
    """
    values = np.sort(np.concatenate([one, other]))
    return float(np.abs(_up_to(one, values) - _up_to(other, values))[:-1] @ np.diff(values))


def circular(one: Floats, other: Floats) -> float:
    """Earth mover's distance of shares around a circle, in bins; for hours of the day in hours.

    With D the difference of the cumulative shares, Σ |D − median D|: the median is the cut at which
    least has to be moved. Source: Rabin, Delon, Gousseau, Transportation distances on the circle,
    2011.
    """
    apart = np.cumsum(shares(one) - shares(other))
    return float(np.abs(apart - np.median(apart)).sum())


def total_variation(one: Floats, other: Floats) -> float:
    """Half of Σ |p − q|: the share that is in another bin, from 0 to 1."""
    return float(np.abs(shares(one) - shares(other)).sum() / 2)


def shares(amounts: Floats) -> Floats:
    """Amounts over their sum."""
    return np.asarray(amounts / amounts.sum(), np.float64)


def _up_to(sample: Floats, values: Floats) -> Floats:
    """The share of a sample up to each value."""
    found = np.searchsorted(np.sort(sample), values, "right") / len(sample)
    return np.asarray(found, np.float64)
