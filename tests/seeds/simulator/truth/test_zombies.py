"""Each kind of zombie episode shows its symptom, and only that."""

import itertools
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from seeds.simulator.clock import DAY_S
from tests.seeds.simulator.given import CALM, DAYS, played, simulation, truth

HALF = replace(CALM, zombies=0.5)
START_MS = simulation().clock.start_ms
END_MS = START_MS + DAYS * DAY_S * 1000
SLACK_MS = 20 * 60_000
KINDS = {
    "dead-silent",
    "free-but-unusable",
    "frozen-status",
    "starts-without-energy",
    "failed-start-streak",
    "stuck-on",
    "blocked-by-parked-cars",
    "never-commissioned",
}

Row = dict[str, Any]


@cache
def episodes(kind: str) -> list[Row]:
    rows = [row for row in truth(HALF)["zombie"].to_pylist() if row["kind"] == kind]
    assert rows
    return rows


def during(event_type: str, episode: Row, time: str = "event_time") -> list[Row]:
    """What is said of an episode's connector while it lasts."""
    start, end = (_ms(episode[name]) for name in ("start", "end"))
    return sorted(
        (
            row
            for row in _by_connector(event_type)[_connector(episode)]
            if start <= row[time] < end - 1
        ),
        key=lambda row: row["event_time"],
    )


@cache
def _by_connector(event_type: str) -> dict[tuple[str, str], list[Row]]:
    rows = sorted(played(HALF)[event_type].to_pylist(), key=_connector)
    found = {key: list(group) for key, group in itertools.groupby(rows, _connector)}
    return {_connector(row): [] for row in truth(HALF)["service"].to_pylist()} | found


def _connector(row: Row) -> tuple[str, str]:
    return row["operator_id"], row["connector_id"]


def _ms(time: Any) -> int:
    return END_MS if time is None else round(time.timestamp() * 1000)


def said(kind: str) -> set[str]:
    return {
        row["occupancy"] for episode in episodes(kind) for row in during("charger.status", episode)
    }


def test_there_are_episodes_of_eight_kinds() -> None:
    assert set(truth(HALF)["zombie"]["kind"].to_pylist()) == KINDS


@pytest.mark.parametrize("kind", ["dead-silent", "never-commissioned"])
def test_the_silent_say_nothing(kind: str) -> None:
    for episode in episodes(kind):
        for event_type in ("charger.status", "charger.meter", "charger.session"):
            assert during(event_type, episode) == []


def test_what_was_never_commissioned_has_no_date_and_no_end() -> None:
    never = {_connector(row) for row in episodes("never-commissioned")}
    assert all(row["end"] is None for row in episodes("never-commissioned"))
    dates = {
        _connector(row) for row in truth(HALF)["service"].to_pylist() if row["commissioned"] is None
    }
    assert dates == never


@pytest.mark.parametrize(
    ("kind", "occupancy"),
    [
        ("free-but-unusable", "free"),
        ("blocked-by-parked-cars", "free"),
        ("frozen-status", "plugged"),
        ("stuck-on", "charging"),
    ],
)
def test_some_say_the_same_for_ever_and_have_no_order(kind: str, occupancy: str) -> None:
    assert said(kind) == {occupancy}
    for episode in episodes(kind):
        start, end = max(_ms(episode["start"]), START_MS), min(_ms(episode["end"]), END_MS)
        if end - start > SLACK_MS:
            assert len(during("charger.status", episode)) >= (end - start) // SLACK_MS
        assert during("charger.session", episode, "plug_in_time") == []


def test_a_stuck_connector_says_one_power_and_its_register_stands_still() -> None:
    for episode in episodes("stuck-on"):
        meters = during("charger.meter", episode)
        assert len({(row["power_w"], row["import_wh"]) for row in meters}) <= 1
        assert all(row["power_w"] >= 500 for row in meters)
    assert any(during("charger.meter", episode) for episode in episodes("stuck-on"))


@pytest.mark.parametrize(
    ("kind", "reason", "seconds"),
    [
        ("starts-without-energy", "user", (120, 900)),
        ("failed-start-streak", "equipment-fault", (20, 20)),
    ],
)
def test_some_have_orders_without_energy_only(
    kind: str, reason: str, seconds: tuple[int, int]
) -> None:
    orders = [
        row
        for episode in episodes(kind)
        for row in during("charger.session", episode, "plug_in_time")
    ]
    assert len(orders) > 3
    assert {(row["energy_wh"], row["stop_reason"]) for row in orders} == {(0, reason)}
    low, high = seconds
    for row in orders:
        assert low <= (row["charge_end"] - row["charge_start"]) / 1000 <= high


def test_the_others_charge_as_ever() -> None:
    ill = {_connector(row) for row in truth(HALF)["zombie"].to_pylist()}
    orders = played(HALF)["charger.session"].to_pylist()
    well = [row for row in orders if _connector(row) not in ill]
    assert len(well) > 30
    assert sum(row["energy_wh"] != 0 for row in well) / len(well) > 0.9
