"""What detectors say: rush hours, incidents, and silence where nothing was measured."""

from datetime import datetime
from typing import Any

import numpy as np
import pytest

from seeds.simulator.clock import CITY_ZONE, HOUR_S
from seeds.simulator.roads.flow import rush
from seeds.simulator.roads.parameters import Traffic
from tests.seeds.simulator.given import CALM, DAYS, played, simulation, truth
from tests.seeds.simulator.roads.traffic import BROKEN, BUSY, SMOOTH

VALUES = ("speed_kmh", "vehicles", "occupancy_percent", "travel_time_s")


def readings(traffic: Traffic) -> list[dict[str, Any]]:
    """Each once."""
    rows = played(CALM, traffic=traffic)["traffic.segment"].to_pylist()
    return list({(row["segment_id"], row["event_time"]): row for row in rows}.values())


def inside(stretch: dict[str, Any], row: dict[str, Any]) -> bool:
    begin, end = (stretch[name].timestamp() * 1000 for name in ("start", "end"))
    same = row["segment_id"] == stretch["segment_id"]
    return bool(same and begin <= row["event_time"] < end)


@pytest.mark.parametrize(
    ("hour", "restful", "full"),
    [(8.2, False, 1.0), (18.0, False, 1.0), (18.0, True, 0.35), (12.0, False, 0.2), (3.0, True, 0)],
)
def test_roads_fill_twice_a_working_day(hour: float, restful: bool, full: float) -> None:
    found = rush(np.array([round(hour * HOUR_S)]), restful, SMOOTH)
    assert found[0] == pytest.approx(full, abs=1e-6)


def test_every_segment_is_read_every_five_minutes() -> None:
    rows = readings(SMOOTH)
    assert len(rows) == 16 * DAYS * 288
    assert {row["interval_s"] for row in rows} == {300}
    assert not any(row[name] is None for row in rows for name in VALUES)


def test_the_evening_of_a_working_day_is_slower_than_its_night() -> None:
    speeds: dict[int, list[float]] = {4: [], 18: []}
    for row in readings(SMOOTH):
        at = datetime.fromtimestamp(row["event_time"] / 1000, CITY_ZONE)
        if at.day == 10 and at.hour in speeds:
            speeds[at.hour].append(row["speed_kmh"])
    assert np.mean(speeds[18]) < 0.6 * np.mean(speeds[4])


def test_an_incident_slows_its_segment() -> None:
    incidents = truth(CALM, traffic=BUSY)["incident"].to_pylist()
    assert {row["code"] for row in incidents} == {"0101", "0201"}
    usual = {(row["segment_id"], row["event_time"]): row["speed_kmh"] for row in readings(SMOOTH)}
    slowed = [
        row["speed_kmh"] / usual[row["segment_id"], row["event_time"]]
        for row in readings(BUSY)
        if any(inside(each, row) for each in incidents)
    ]
    assert len(slowed) > 500
    assert np.mean(slowed) == pytest.approx(0.4, abs=0.01)


def test_a_dead_detector_gives_neither_speed_nor_count() -> None:
    dead = [
        row for row in truth(CALM, traffic=BROKEN)["breakdown"].to_pylist() if not row["rsu_id"]
    ]
    assert dead
    for row in readings(BROKEN):
        is_dead = any(inside(each, row) for each in dead)
        assert all((row[name] is None) == is_dead for name in VALUES)


def test_some_readings_have_no_value() -> None:
    rows = readings(Traffic(missing=0.1, incidents=0, breakdowns=0))
    missing = sum(row["speed_kmh"] is None for row in rows)
    assert missing / len(rows) == pytest.approx(0.1, abs=0.01)


def test_congestion_says_what_is_left_of_the_free_speed() -> None:
    roads = simulation().city().roads
    assert set(readings(BUSY)[0]) >= {"congestion"}
    found = {row["congestion"] for row in readings(BUSY)}
    assert found == {"free", "slow", "congested", "blocked"}
    assert len(roads.segment_ids) == 16
