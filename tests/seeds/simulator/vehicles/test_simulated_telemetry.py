"""What vehicles say of themselves: awake every 30 s, asleep nothing, and as the connector says."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace

from seeds.simulator.vehicles.layout import BATTERIES_WH
from tests.seeds.simulator.given import CALM, DAYS, played, truth
from tests.seeds.simulator.vehicles.seen import DEAD, OFFLINE, PLAIN, Row, frames, stays

FRAME_MS = 30_000


def pairs() -> Iterator[tuple[Row, Row]]:
    """Each frame and the next of its vehicle."""
    for said in frames().values():
        yield from itertools.pairwise(said)


def awake(frame: Row) -> bool:
    return bool(frame["state"] == "started" or frame["charge_state"] == "parked-charging")


def test_a_vehicle_that_is_awake_says_so_every_30_seconds_and_one_that_is_parked_nothing() -> None:
    gaps: dict[bool, set[int]] = {True: set(), False: set()}
    for one, next_one in pairs():
        gap = next_one["event_time"] - one["event_time"]
        gaps[awake(one)].add(gap)
        if awake(one) and gap != FRAME_MS:
            assert one["charge_state"] == "parked-charging"
            assert next_one["charge_state"] in ("charged", "not-charging")
    assert max(gaps[True]) == FRAME_MS
    assert min(gaps[False]) > FRAME_MS


def test_most_vehicles_of_the_city_drive_on_most_days() -> None:
    trips = sum(one["state"] == "started" and nxt["state"] == "off" for one, nxt in pairs())
    assert 1.0 < trips / 200 / DAYS < 2.0


def test_the_odometer_never_falls_and_rises_only_while_driving() -> None:
    driven = 0
    for one, next_one in pairs():
        rise = next_one["odometer_m"] - one["odometer_m"]
        assert rise >= 0
        assert rise == 0 or one["state"] == "started"
        driven += rise
    assert 10_000 < driven / 200 / DAYS < 60_000


def test_charge_falls_while_driving_and_rises_only_while_charging() -> None:
    for one, next_one in pairs():
        rise = next_one["soc_percent"] - one["soc_percent"]
        if one["state"] == "started":
            assert rise <= 0
        elif one["charge_state"] == "parked-charging":
            assert rise >= 0
        else:
            assert rise == 0


def test_the_vehicle_and_a_direct_current_connector_say_the_same_state_of_charge() -> None:
    of_connector = {
        (row["operator_id"], row["connector_id"], row["event_time"]): row["soc_percent"]
        for row in played(CALM, driving=PLAIN)["charger.meter"].to_pylist()
    }
    compared = 0
    for vehicle, sessions in stays().items():
        said = {row["event_time"]: row["soc_percent"] for row in frames()[vehicle]}
        for session in sessions:
            for at_ms in (session["charge_start"], session["charge_end"]):
                key = (session["operator_id"], session["connector_id"], at_ms)
                known = of_connector.get(key)
                assert known in (None, said.get(at_ms))
                compared += known is not None
    assert compared > 20


def test_an_order_has_the_energy_that_the_vehicle_took() -> None:
    for vehicle, sessions in stays().items():
        said = {row["event_time"]: row["soc_percent"] for row in frames()[vehicle]}
        for session in sessions:
            if session["charge_end"] in said:
                rise = said[session["charge_end"]] - said[session["charge_start"]]
                implied = session["energy_wh"] / rise * 100
                nearest = BATTERIES_WH[np.abs(BATTERIES_WH - implied).argmin()]
                assert session["energy_wh"] == pytest.approx(rise / 100 * nearest, abs=110)


def test_nobody_drives_while_plugged_in() -> None:
    for vehicle, sessions in stays().items():
        driving = [row["event_time"] for row in frames()[vehicle] if row["state"] == "started"]
        for session in sessions:
            begin, end = session["plug_in_time"], session["plug_out_time"]
            assert not any(begin <= at <= end for at in driving)


def test_a_vehicle_is_where_it_was_parked_and_on_the_way_elsewhere() -> None:
    moved = 0
    for one, next_one in pairs():
        here, there = ((row["longitude"], row["latitude"]) for row in (one, next_one))
        if awake(one) and one["state"] == "started":
            moved += here != there
        else:
            assert here == there
    assert moved > 10_000


def test_vehicles_that_charge_at_one_connector_are_at_one_place() -> None:
    places: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
    for vehicle, sessions in stays().items():
        said = {row["event_time"]: row for row in frames()[vehicle]}
        for session in sessions:
            if session["charge_end"] in said:
                row = said[session["charge_end"]]
                connector = session["operator_id"], session["connector_id"]
                places[connector].add((row["longitude"], row["latitude"]))
    assert len(places) > 30
    assert {len(found) for found in places.values()} == {1}


def test_current_is_what_flows_into_the_battery() -> None:
    for said in frames().values():
        for row in said:
            if row["state"] == "started":
                assert row["current_a"] < 0 < row["speed_kmh"]
            elif row["charge_state"] == "parked-charging":
                assert row["current_a"] > 0 == row["speed_kmh"]
            else:
                assert row["current_a"] == 0 == row["speed_kmh"]


def test_some_frames_have_no_electrical_values_and_others_no_position() -> None:
    rows = [row for said in frames(replace(PLAIN, lost=0.1)).values() for row in said]
    electrical = [row["voltage_v"] is None for row in rows]
    assert electrical == [row["current_a"] is None for row in rows]
    assert electrical == [row["insulation_kohm"] is None for row in rows]
    nowhere = [row["longitude"] is None for row in rows]
    assert np.mean(electrical) == pytest.approx(0.1, abs=0.005)
    assert np.mean(nowhere) == pytest.approx(0.1, abs=0.005)
    assert {row["soc_percent"] is None for row in rows} == {False}


def test_frames_of_a_trip_without_connection_are_sent_hours_later_as_reissued() -> None:
    rows = [row for said in frames(OFFLINE).values() for row in said]
    later = [row for row in rows if row["reissued"]]
    driving = [row for row in rows if row["state"] == "started"]
    assert len(later) / len(driving) == pytest.approx(0.3, abs=0.06)
    delays_h = [(row["sent_ms"] - row["event_time"]) / 3_600_000 for row in later]
    assert min(delays_h) > 1
    assert np.median(delays_h) == pytest.approx(10, abs=2)
    at_once = [row["sent_ms"] - row["event_time"] for row in rows if not row["reissued"]]
    assert max(at_once) <= 420_000


def test_of_a_platform_that_is_dead_nothing_is_heard_and_of_the_others_all() -> None:
    dead = [
        (row["operator_id"], row["start"].timestamp() * 1000, row["end"].timestamp() * 1000)
        for row in truth(CALM, driving=DEAD)["outage"].to_pylist()
    ]
    assert len({platform for platform, *_ in dead}) == 3

    def is_heard(row: Row) -> bool:
        at_ms = row["event_time"]
        return not any(row["operator_id"] == who and a <= at_ms < b for who, a, b in dead)

    usual = {
        (vehicle, row["event_time"])
        for vehicle, said in frames().items()
        for row in said
        if is_heard(row)
    }
    assert 1_000 < len(usual) < 0.95 * sum(map(len, frames().values()))
    found = {(vehicle, row["event_time"]) for vehicle, said in frames(DEAD).items() for row in said}
    assert found == usual
