"""Sizes of 1,362 stations of Shenzhen (UrbanEV)."""

from pathlib import Path

import numpy as np

from benchmarks.comparison.energy import Floats
from benchmarks.comparison.real.files import found, number, rows

SOURCE = "UrbanEV, Shenzhen"
_FILE = "shenzhen-stations/inf.csv"


def read_sizes(folder: Path) -> Floats:
    """Piles of each station.

    Raises:
        DataError: the file is missing or cannot be read.
    """
    file = found(folder, _FILE)
    cells = rows(file, ("charge_count",))
    return np.array([number(file, line, many) for line, (many,) in cells])
