"""ACN-Data: sessions of 52 connectors of a workplace in California.

The file's times are UTC (`seeds/replay/README.md` shows how that is known); hours and weekdays are
Californian here. From March 2020 on the workplace was closed, so sessions count up to February.
"""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from benchmarks.comparison.real.files import DataError, found, number, rows, time
from benchmarks.comparison.sessions import Sessions
from seeds.replay.datasets.acn import CONNECTOR, END, ENERGY, PLUG_IN, PLUG_OUT, START

SOURCE = "ACN-Data, to February 2020"
_FILE = "acn/california_ev_sessions.csv"
_COLUMNS = (CONNECTOR, ENERGY, PLUG_IN, START, END, PLUG_OUT)
_ZONE = ZoneInfo("America/Los_Angeles")
_CLOSED = datetime(2020, 3, 1, tzinfo=_ZONE)


def read_acn(folder: Path) -> Sessions:
    """The sessions before the closure.

    Raises:
        DataError: the file is missing or cannot be read.
    """
    file = found(folder, _FILE)
    names, energies, times = [], [], []
    for line, (name, energy, *moments) in rows(file, _COLUMNS):
        parsed = [time(file, line, each).replace(tzinfo=UTC) for each in moments]
        if parsed[0] < _CLOSED:
            names.append(name)
            energies.append(number(file, line, energy))
            times.append(parsed)
    if not names:
        raise DataError(f"{file} has no session before March 2020")
    return _sessions(names, energies, times)


def _sessions(names: list[str], energies: list[float], times: list[list[datetime]]) -> Sessions:
    seconds = np.array([[each.timestamp() for each in row] for row in times]).astype(np.int64)
    local = [row[0].astimezone(_ZONE) for row in times]
    _, connector = np.unique(names, return_inverse=True)
    order = np.lexsort((seconds[:, 0], connector))
    plug_in, start, end, plug_out = seconds[order].T
    return Sessions(
        connector=connector[order],
        plug_in_s=plug_in,
        start_s=start,
        end_s=end,
        plug_out_s=plug_out,
        hour=np.array([each.hour for each in local])[order],
        weekday=np.array([each.weekday() for each in local])[order],
        energy_kwh=np.array(energies)[order],
    )
