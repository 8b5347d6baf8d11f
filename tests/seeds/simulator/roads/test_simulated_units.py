"""What roadside units say: signs of life, counts, warnings of incidents."""

from collections import Counter
from typing import Any

from seeds.simulator.roads.parameters import Traffic
from tests.seeds.simulator.given import CALM, DAYS, played, truth
from tests.seeds.simulator.roads.traffic import BROKEN, BUSY, SMOOTH

UNITS = {f"U-{number:06d}" for number in range(8)}


def messages(traffic: Traffic) -> list[dict[str, Any]]:
    """Each once."""
    rows = played(CALM, traffic=traffic)["traffic.v2x"].to_pylist()
    names = ("rsu_id", "message_kind", "message_id", "event_time")
    return list({tuple(row[name] for name in names): row for row in rows}.values())


def test_the_units_of_a_v2x_corridor_give_signs_of_life_and_counts() -> None:
    rows = messages(SMOOTH)
    assert {row["rsu_id"] for row in rows} == UNITS
    assert Counter(row["message_kind"] for row in rows) == {
        "state": 8 * DAYS * 144,
        "rsm": 8 * DAYS * 288,
    }
    assert {row["unit_state"] for row in rows} == {"online"}
    assert {row["participants"] is None for row in rows if row["message_kind"] == "rsm"} == {False}


def test_a_dead_unit_is_said_to_be_offline_and_counts_nothing() -> None:
    dead = [row for row in truth(CALM, traffic=BROKEN)["breakdown"].to_pylist() if row["rsu_id"]]
    assert dead
    told = [
        row
        for row in messages(BROKEN)
        if any(
            row["rsu_id"] == each["rsu_id"]
            and each["start"].timestamp() * 1000 <= row["event_time"]
            and row["event_time"] < each["end"].timestamp() * 1000
            for each in dead
        )
    ]
    assert {(row["message_kind"], row["unit_state"]) for row in told} == {("state", "offline")}


def test_an_incident_is_warned_of_every_ten_minutes_while_it_lasts() -> None:
    known = truth(CALM, traffic=BUSY)["incident"].to_pylist()
    warnings = [row for row in messages(BUSY) if row["message_kind"] == "rsi"]
    assert len(warnings) > 100
    spans = {
        (row["segment_id"], int(row["start"].timestamp() * 1000), row["code"]): row for row in known
    }
    for row in warnings:
        incident = spans[row["segment_id"], row["starts"], row["event_code"]]
        assert row["starts"] <= row["event_time"] < row["ends"]
        assert row["ends"] == incident["end"].timestamp() * 1000
        assert (row["event_time"] - row["starts"]) % 600_000 == 0
