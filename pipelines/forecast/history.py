"""What each series had been doing at each step; nothing of the future."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.forecast.frame import Frame

Singles = NDArray[np.float32]

SCALE_DAYS = 28
HOURS = (1, 3, 6, 12, 24, 72, 168)
RECENT_H = (24, 168)
_LEAST_KW = 0.05
_ROUNDED = 1e-6


@dataclass(frozen=True)
class History:
    """Running statistics, each steps × series, of all values up to and with the step.

    Attributes:
        values: mean kW; NaN is unknown.
        last: the value known last.
        scale: mean of |kW| over 28 days, at least 0.05 kW: what a series is divided by.
        means: mean kW over the last hours of `HOURS`.
        spreads: standard deviation in kW of the last day and of the last week.
        idle: share of steps at zero of the same.
        low, high: least and greatest kW of the last day.
        peak: greatest kW of 28 days, by day.
        most: greatest |kW| ever.
        zeros: share of steps at zero in 28 days.
        charging: steps since it was at zero last.
        still: steps since the value changed last.
        slope: kW a step by which it changes, where the change before was the same; else 0.
        straight: steps in which it has changed by the same; 0 where it is not known.
        unheard: steps since a value was known.
        known: steps of which the value is known, so far.
        total: kW of all series over the mean of its 28 days, one a step.
    """

    values: Singles
    last: Singles
    scale: Singles
    means: tuple[Singles, ...]
    spreads: tuple[Singles, ...]
    idle: tuple[Singles, ...]
    low: Singles
    high: Singles
    peak: Singles
    most: Singles
    zeros: Singles
    charging: Singles
    still: Singles
    slope: Singles
    straight: Singles
    unheard: Singles
    known: Singles
    total: Singles


def history(frame: Frame) -> History:
    """The running statistics of a frame."""
    values, day = frame.values, frame.steps_a_day
    month = SCALE_DAYS * day
    scale = np.maximum(np.nan_to_num(_mean(np.abs(values), month)), _LEAST_KW)
    windows = [max(1, hours * day // 24) for hours in HOURS]
    recent = [hours * day // 24 for hours in RECENT_H]
    known = ~np.isnan(values)
    zero = np.where(known, values == 0, np.nan)
    last = _last(values, known)
    whole = np.nansum(values, axis=1, keepdims=True)
    change = np.diff(last, axis=0, prepend=np.nan)
    same = known & _same(change, last)
    return History(
        values=_single(values),
        last=_single(last),
        scale=_single(scale),
        means=tuple(_single(_mean(values, window)) for window in windows),
        spreads=tuple(_single(_spread(values, window)) for window in recent),
        idle=tuple(_single(_mean(zero, window)) for window in recent),
        low=_single(_extreme(values, day, np.fmin)),
        high=_single(_extreme(values, day, np.fmax)),
        peak=_single(_peak(values, day)),
        most=_single(np.fmax.accumulate(np.abs(values), axis=0)),
        zeros=_single(_mean(zero, month)),
        charging=_since(last == 0),
        still=_since(change != 0),
        slope=_single(np.where(same, change, 0)),
        straight=_since(~same),
        unheard=_since(known),
        known=_single(np.cumsum(known, axis=0)),
        total=_single((whole / np.maximum(_mean(whole, month), _LEAST_KW))[:, 0]),
    )


def _mean(values: NDArray[Any], window: int) -> NDArray[Any]:
    """Mean of what is known of the last steps; NaN where nothing is."""
    known = ~np.isnan(values)
    sums, counts = _rolled(np.where(known, values, 0), window), _rolled(known, window)
    unknown = np.full(sums.shape, np.nan)
    means: NDArray[Any] = np.divide(sums, counts, out=unknown, where=counts > 0)
    return means


def _rolled(values: NDArray[Any], window: int) -> NDArray[Any]:
    sums = np.cumsum(values, axis=0, dtype=float)
    sums[window:] -= sums[:-window].copy()
    return sums


def _spread(values: NDArray[Any], window: int) -> NDArray[Any]:
    """Standard deviation of what is known of the last steps."""
    variance = _mean(values**2, window) - _mean(values, window) ** 2
    deviation: NDArray[Any] = np.sqrt(np.maximum(variance, 0))
    return deviation


def _extreme(values: NDArray[Any], window: int, of: np.ufunc) -> NDArray[Any]:
    """Least or greatest of the last steps, from that of windows half as long."""
    found, have = values.copy(), 1
    while have < window:
        more = min(have, window - have)
        found[more:] = of(found[more:], found[:-more].copy())
        have += more
    return found


def _peak(values: NDArray[Any], day: int) -> NDArray[Any]:
    """Greatest value of the day so far and of the 27 whole days before it."""
    peaks, days = np.empty_like(values), [np.full(values.shape[1], np.nan)]
    for begin in range(0, len(values), day):
        running = np.fmax.accumulate(values[begin : begin + day], axis=0)
        peaks[begin : begin + day] = np.fmax(running, np.fmax.reduce(days[1 - SCALE_DAYS :]))
        days.append(running[-1])
    return peaks


def _last(values: NDArray[Any], known: NDArray[np.bool_]) -> NDArray[Any]:
    """The value known last; NaN before the first one."""
    steps = np.arange(len(values))[:, None]
    where = np.maximum.accumulate(np.where(known, steps, 0), axis=0)
    return np.take_along_axis(values, where, axis=0)


def _same(change: NDArray[Any], last: NDArray[Any]) -> NDArray[np.bool_]:
    """Whether each change is that of the step before, but for how numbers are rounded."""
    turn = np.abs(np.diff(change, axis=0, prepend=np.nan))
    same: NDArray[np.bool_] = turn <= _ROUNDED * np.maximum(np.abs(last), 1)
    return same


def _since(happened: NDArray[np.bool_]) -> Singles:
    """Steps since it happened last, 0 where it does; from the first step where it never did."""
    steps = np.arange(len(happened))[:, None]
    return _single(steps - np.maximum.accumulate(np.where(happened, steps, 0), axis=0))


def _single(values: NDArray[Any]) -> Singles:
    return values.astype(np.float32)
