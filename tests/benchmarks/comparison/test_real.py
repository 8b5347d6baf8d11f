"""What is read out of real data: local times, whole weeks, and what is missing."""

from pathlib import Path

import pytest

from benchmarks.comparison.real.acn import read_acn
from benchmarks.comparison.real.charged import read_charged
from benchmarks.comparison.real.files import DataError
from benchmarks.comparison.real.shenzhen import read_sizes
from tests.benchmarks.comparison.given import data_folder

VOLUME = "charged-spo/volume.csv"


def test_sessions_are_read_as_utc_and_shown_in_californian_time(tmp_path: Path) -> None:
    sessions = read_acn(data_folder(tmp_path))
    assert sessions.hour.tolist() == [7, 19, 7]  # winter, winter, summer
    assert sessions.weekday.tolist() == [0, 0, 1]
    assert sessions.connected_h.tolist() == [10, 0.5, 8]
    assert sessions.stays_h.tolist() == [7, 0, 6]
    assert sessions.energy_kwh.tolist() == [12.5, 2, 8]


def test_gaps_are_between_sessions_of_one_connector(tmp_path: Path) -> None:
    assert read_acn(data_folder(tmp_path)).gaps_h.tolist() == [182 * 24 + 10]


def test_energy_is_of_whole_weeks_from_a_monday(tmp_path: Path) -> None:
    energy = read_charged(data_folder(tmp_path))
    assert len(energy.hourly_kwh) == 168
    assert energy.by_hour.tolist() == [28.0] * 8 + [35.0] + [28.0] * 15
    assert energy.by_weekday.tolist() == [97.0] * 7


def test_stations_that_never_charged_are_left_out(tmp_path: Path) -> None:
    assert read_charged(data_folder(tmp_path)).a_pile_kwh.tolist() == [48, 1]


def test_sizes_are_piles_of_a_station(tmp_path: Path) -> None:
    assert read_sizes(data_folder(tmp_path)).tolist() == [20, 6]


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("acn/california_ev_sessions.csv", "Energy", "Power", "has no column Energy"),
        ("acn/california_ev_sessions.csv", "12.5", "much", "line 2: 'much' is no number from 0"),
        ("acn/california_ev_sessions.csv", "12.5", "", "line 2: a cell is empty"),
        ("charged-spo/stations.csv", "2,1", "2,one", "line 4: 'one' is no number"),
        (VOLUME, "2023-04-03 05:00:00", "2023-04-03 06:00:00", "line 55: not the hour after"),
        (VOLUME, "2023-04-03 05:00:00", "Monday", "line 55: 'Monday' is no time"),
        (VOLUME, ",0,1,2", ",0,1,3", "has no column 2"),
    ],
)
def test_what_cannot_be_read_is_told(
    tmp_path: Path, file: str, old: str, new: str, why: str
) -> None:
    broken = data_folder(tmp_path) / file
    broken.write_text(broken.read_text().replace(old, new, 1))
    read = read_acn if file.startswith("acn") else read_charged
    with pytest.raises(DataError, match=why):
        read(tmp_path)
