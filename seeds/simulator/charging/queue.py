"""Who comes first is served first, for all connectors at once."""

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.float64]
_FAR = 1e9  # seconds; longer than any run, so that connectors cannot touch each other


def starts(connector: NDArray[np.int64], arrive_s: Seconds, busy_s: Seconds) -> Seconds:
    """When each visit begins: at its arrival, or when the visit before it at its connector ends.

    Visits are sorted by connector and arrival. With S the sum of the times before a visit at its
    connector, begin = S + max over all visits up to it of (arrival − S): a running maximum.
    """
    if not len(connector):
        return arrive_s
    first = np.concatenate([[True], connector[1:] != connector[:-1]])
    before = np.cumsum(busy_s) - busy_s
    before = before - np.maximum.accumulate(np.where(first, before, 0))
    lane = np.cumsum(first) * _FAR
    return np.asarray(np.maximum.accumulate(arrive_s - before + lane) - lane + before)
