"""How fast a replay goes, and what it says where name, path or speed cannot be."""

from pathlib import Path

import pytest

from connections.settings import Settings
from seeds.replay import ReplayError, main
from seeds.replay.dataset import find_dataset, known_datasets
from seeds.replay.pace import Pace


def waits(speed: str, *times_ms: int) -> list[float]:
    slept: list[float] = []
    pace = Pace.parse(speed)
    pace.now = lambda: 100 + sum(slept)
    pace.sleep = slept.append
    for each in times_ms:
        pace.wait(each)
    return slept


def test_sixty_times_real_time_is_a_minute_a_second() -> None:
    assert waits("60", 0, 60_000, 60_000, 180_000) == [1.0, 2.0]
    assert waits("60x", 0, 60_000) == [1.0]


def test_half_speed_takes_twice_as_long() -> None:
    assert waits("0.5", 0, 1_000) == [2.0]


def test_max_does_not_wait() -> None:
    assert waits("max", 0, 10**12) == []


def test_late_data_is_not_waited_for() -> None:
    assert waits("1", 10_000, 4_000, 11_000) == [1.0]


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "", "inf", "nan"])
def test_any_other_speed_is_refused(speed: str) -> None:
    with pytest.raises(ReplayError, match="is neither `max` nor a number above 0"):
        Pace.parse(speed)


def test_a_data_set_is_one_file_or_folder_of_its_room() -> None:
    assert list(known_datasets()) == ["acn", "ocpp16", "parking-de", "traffic-los"]


def test_an_unknown_name_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="no data set 'acm'; known are acn, ocpp16, "):
        main("acm", tmp_path, "max", Settings(home=tmp_path))


def test_the_path_is_the_file_or_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "california_ev_sessions.csv"
    file.touch()
    assert find_dataset("acn").locate(tmp_path) == find_dataset("acn").locate(file) == (file,)


def test_days_are_taken_in_their_order_and_one_may_be_taken_alone(tmp_path: Path) -> None:
    second, first = (tmp_path / f"2026-08-0{day}.csv" for day in (2, 1))
    for each in (second, first, tmp_path / "meta-data.csv"):
        each.touch()
    parking = find_dataset("parking-de")
    assert parking.locate(tmp_path) == (first, second)
    assert parking.locate(second) == (second,)


def test_a_path_without_the_file_says_which(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match=r"holds none; give california_ev_sessions.csv"):
        find_dataset("acn").locate(tmp_path)
