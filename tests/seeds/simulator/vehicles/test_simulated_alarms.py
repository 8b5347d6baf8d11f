"""Alarms that are raised and gone: of little charge as the frames say, of faults as is true."""

import itertools

from tests.seeds.simulator.given import CALM, truth
from tests.seeds.simulator.vehicles.seen import FAULTY, PLAIN, alarms, frames

LOW = PLAIN.low_percent


def test_a_vehicle_warns_at_the_frame_at_which_its_charge_gets_low_and_no_longer_is() -> None:
    crossings = {
        (vehicle, next_one["event_time"], next_one["soc_percent"] < LOW)
        for vehicle, said in frames().items()
        for one, next_one in itertools.pairwise(said)
        if (one["soc_percent"] < LOW) != (next_one["soc_percent"] < LOW)
    }
    told = {(row["vehicle"], row["event_time"], row["raised"]) for row in alarms(PLAIN)}
    assert told == crossings
    assert {row["alarm"] for row in alarms(PLAIN)} == {"soc-low"}
    assert {raised for *_, raised in told} == {True, False}


def test_a_fault_is_raised_as_a_trip_begins_and_gone_as_it_ends() -> None:
    faults = {
        (row["vehicle"], row["alarm"], round(row[time].timestamp() * 1000), raised)
        for row in truth(CALM, driving=FAULTY)["alarm"].to_pylist()
        for time, raised in (("start", True), ("end", False))
    }
    told = {
        (row["vehicle"], row["alarm"], row["event_time"], row["raised"])
        for row in alarms(FAULTY)
        if row["alarm"] != "soc-low"
    }
    assert told == faults
    assert len(faults) > 100
    states = {
        (vehicle, row["event_time"]): row["state"]
        for vehicle, said in frames(FAULTY).items()
        for row in said
    }
    for vehicle, _, at_ms, raised in told:
        assert states[vehicle, at_ms] == ("started" if raised else "off")


def test_faults_are_as_frequent_as_their_rate_says() -> None:
    faults = truth(CALM, driving=FAULTY)["alarm"].num_rows
    trips = sum(
        one["state"] == "started" and next_one["state"] == "off"
        for said in frames(FAULTY).values()
        for one, next_one in itertools.pairwise(said)
    )
    assert 0.8 < faults / trips / (300 / 365 / 2) < 1.2
