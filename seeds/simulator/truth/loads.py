"""Rows of `truth.load`: what flowed at stations in an hour, by what it flowed into or out of."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.events import constant
from seeds.simulator.truth.rows import Rows

LoadKind = Literal["charging", "swap", "storage", "pv"]


def add_load(
    rows: Rows,
    kind: LoadKind,
    stations: Mapping[str, pa.Array],
    hour_ms: int,
    energy_wh: NDArray[np.int64],
) -> None:
    """Energy of stations, given by the columns that name them, in the hour from `hour_ms`.

    What flows out of a station is negative; what panels give always is.
    """
    flown = np.flatnonzero(energy_wh)
    columns = {
        **stations,
        "kind": constant(kind, len(energy_wh)).dictionary_decode(),
        "hour": pa.array(np.full(len(energy_wh), hour_ms)),
        "energy_wh": pa.array(energy_wh),
    }
    rows.add("load", {name: column.take(pa.array(flown)) for name, column in columns.items()})
