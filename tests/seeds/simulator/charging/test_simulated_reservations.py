"""Reservations are made, and then kept, cancelled or not used."""

from collections import Counter, defaultdict
from typing import Any

import pytest

from tests.seeds.simulator.given import eventful, play


def by_reservation() -> dict[str, dict[str, dict[str, Any]]]:
    """By step."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in play(eventful())[0]["charger.reservation"].to_pylist():
        found[row["reservation_id"]][row["step"]] = row
    return found


def test_each_is_made_and_ends_once_but_for_those_of_the_last_hour() -> None:
    steps = [set(each) for each in by_reservation().values()]
    assert len(steps) > 20
    assert all("made" in each and len(each) <= 2 for each in steps)
    ended = Counter(step for each in steps for step in each - {"made"})
    assert ended.total() >= len(steps) - 3
    assert ended["kept"] / ended.total() == pytest.approx(0.8, abs=0.15)
    assert set(ended) == {"kept", "cancelled", "no-show"}


def test_who_keeps_one_plugs_in_within_ten_minutes_of_its_time() -> None:
    sessions = {
        (row["operator_id"], row["connector_id"], round(row["plug_in_time"].timestamp() * 1000))
        for row in play(eventful())[1]["session"].to_pylist()
    }
    for steps in by_reservation().values():
        if kept := steps.get("kept"):
            at = kept["event_time"]
            assert (kept["operator_id"], kept["connector_id"], at) in sessions
            assert kept["starts"] <= at <= kept["starts"] + 600_000
            assert steps["made"]["connector_id"] is None


def test_no_show_is_known_a_quarter_of_an_hour_later_and_cancelling_comes_before() -> None:
    for steps in by_reservation().values():
        for step, row in steps.items():
            if step == "no-show":
                assert row["event_time"] == row["expires"] == row["starts"] + 900_000
            if step == "cancelled":
                assert steps["made"]["event_time"] < row["event_time"] <= row["starts"] + 1_000
