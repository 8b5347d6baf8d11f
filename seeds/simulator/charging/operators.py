"""How operators differ in what they send: their clocks and their status codes."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.conditions import Conditions
from seeds.simulator.randomness import generator

Ints = NDArray[np.int64]

# Raw codes by vocabulary and state, in the order of `states`. T/CEC 102 has none for maintenance,
# so vendors take one of their own; five digits (21501 …) are seen in the wild.
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "T/CEC 102": ("1", "2", "3", "3", "255", "0", "6"),
    "OCPP 1.6": (
        "Available",
        "Preparing",
        "Charging",
        "Charging",
        "Faulted",
        "Offline",
        "Unavailable",
    ),
    "vendor": ("21501", "21502", "21503", "21513", "21599", "21500", "21506"),
}
RAW = pa.array([code for codes in VOCABULARIES.values() for code in codes])
STATES = len(VOCABULARIES["T/CEC 102"])


@dataclass(frozen=True)
class Operators:
    """By operator.

    Attributes:
        skew_ms: by how much its clock is ahead; negative is behind.
        vocabulary: place in `VOCABULARIES`.
    """

    skew_ms: Ints
    vocabulary: Ints


def draw_operators(seed: int, many: int, conditions: Conditions) -> Operators:
    """The same for every shard; most operators keep time and the codes of T/CEC 102."""
    rng = generator(seed, "operators")
    bound = round(conditions.skew_s * 1000)
    skewed = rng.random(many) < conditions.skewed_clocks
    others = rng.random(many) < conditions.vendor_codes
    return Operators(
        skew_ms=skewed * rng.integers(-bound, bound + 1, many),
        vocabulary=others * rng.integers(1, len(VOCABULARIES), many),
    )
