"""CHARGED: hourly energy in kWh of 47 stations of São Paulo, April to September 2023.

Its times name no zone and are taken as local. Values are kept as published: 1.2 % of station-hours
are above what the piles can give, and in a third of those with energy a station shows exactly one
sample of five minutes, hour after hour, so the day is flatter than people are.
"""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from benchmarks.comparison.energy import Energy, Floats
from benchmarks.comparison.real.files import DataError, found, number, rows, time

SOURCE = "CHARGED, São Paulo, April to September 2023"
_VOLUME, _STATIONS = "charged-spo/volume.csv", "charged-spo/stations.csv"
_WEEK_H = 7 * 24


def read_charged(folder: Path) -> Energy:
    """Energy from the first Monday on, in whole weeks.

    Raises:
        DataError: a file is missing, cannot be read, or an hour is left out.
    """
    piles, file = _piles(found(folder, _STATIONS)), found(folder, _VOLUME)
    first, volume = _volume(file, tuple(piles))
    begin = first + timedelta(hours=-first.hour % 24)
    begin += timedelta(days=-begin.weekday() % 7)
    before = (begin - first) // timedelta(hours=1)
    weeks = (len(volume) - before) // _WEEK_H
    if weeks < 1:
        raise DataError(f"{file} holds no whole week from a Monday on")
    whole = volume[before : before + weeks * _WEEK_H]
    a_pile = whole.sum(axis=0) / np.array(list(piles.values())) / (weeks * 7)
    return Energy(whole.sum(axis=1), a_pile[a_pile > 0])


def _piles(file: Path) -> dict[str, float]:
    """How many piles each station has."""
    cells = rows(file, ("station_id", "pile_num"))
    return {station: number(file, line, many) for line, (station, many) in cells}


def _volume(file: Path, stations: tuple[str, ...]) -> tuple[datetime, Floats]:
    """The first hour, and kWh with a row an hour and a column a station."""
    hours, volume = [], []
    for line, (hour, *cells) in rows(file, ("", *stations)):
        hours.append(time(file, line, hour))
        volume.append([number(file, line, each) for each in cells])
        if hours[-1] != hours[0] + timedelta(hours=len(hours) - 1):
            raise DataError(f"{file}, line {line}: not the hour after the one before it")
    if not hours:
        raise DataError(f"{file} has no rows")
    return hours[0], np.array(volume)
