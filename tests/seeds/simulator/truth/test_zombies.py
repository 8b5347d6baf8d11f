"""Each kind of zombie episode shows its symptom, and only that."""

from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from seeds.simulator.clock import DAY_S
from seeds.simulator.conditions import Conditions
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.truth.kinds import NEVER_COMMISSIONED, PARKED_CARS
from seeds.simulator.truth.layer import Zombies
from seeds.simulator.truth.troubles import Troubles
from tests.seeds.simulator.given import CALM, simulation
from tests.seeds.simulator.truth import seen
from tests.seeds.simulator.truth.seen import END_MS, START_MS, Row, ms, rows, scope

HALF = replace(CALM, zombies=0.5)
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


@cache
def episodes(kind: str) -> list[Row]:
    found = [row for row in rows(HALF, "zombie") if row["kind"] == kind]
    assert found
    return found


def during(event_type: str, episode: Row, time: str = "event_time") -> list[Row]:
    return seen.during(HALF, event_type, episode, time)


def test_there_are_episodes_of_eight_kinds() -> None:
    assert {row["kind"] for row in rows(HALF, "zombie")} == KINDS


def test_parked_cars_block_where_others_can_park_and_the_other_kinds_are_as_likely_each() -> None:
    places = np.arange(20_000)
    zombies = Zombies(places, places >= 10_000, 0.5, Conditions().zombie)
    zombies.draw(np.random.default_rng(1), 0)
    known = zombies.known.taken(zombies.known.kind != NEVER_COMMISSIONED)
    can = known.who >= 10_000
    locked, open_ = (np.bincount(known.kind[each], minlength=7) for each in (~can, can))
    assert locked[PARKED_CARS] == 0
    assert locked[:PARKED_CARS] / locked.sum() == pytest.approx(1 / 6, abs=0.02)
    assert open_ / open_.sum() == pytest.approx(1 / 7, abs=0.02)


@pytest.mark.parametrize("kind", ["dead-silent", "never-commissioned"])
def test_the_silent_say_nothing(kind: str) -> None:
    for episode in episodes(kind):
        for event_type in ("charger.status", "charger.meter", "charger.session"):
            assert during(event_type, episode) == []


def test_what_was_never_commissioned_has_no_date_and_no_end() -> None:
    never = {scope(row) for row in episodes("never-commissioned")}
    assert all(row["end"] is None for row in episodes("never-commissioned"))
    assert {scope(row) for row in rows(HALF, "service") if row["commissioned"] is None} == never


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
    for episode in episodes(kind):
        start, end = max(ms(episode["start"]), START_MS), min(ms(episode["end"]), END_MS)
        statuses = during("charger.status", episode)
        assert {row["occupancy"] for row in statuses} <= {occupancy}
        assert len(statuses) >= (end - start) // SLACK_MS
        assert during("charger.session", episode, "plug_in_time") == []


def test_a_stuck_connector_says_one_power_and_its_register_stands_still() -> None:
    told = [during("charger.meter", episode) for episode in episodes("stuck-on")]
    assert sum(len(each) for each in told) > 1_000
    for meters in told:
        assert len({(row["power_w"], row["import_wh"]) for row in meters}) <= 1
        assert all(row["power_w"] >= 500 for row in meters)


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
    assert len(orders) > 1
    assert {(row["energy_wh"], row["stop_reason"]) for row in orders} == {(0, reason)}
    low, high = seconds
    for row in orders:
        assert low <= (row["charge_end"] - row["charge_start"]) / 1000 <= high


def test_the_others_charge_as_ever() -> None:
    ill = {scope(row) for row in rows(HALF, "zombie")}
    well = [row for row in rows(HALF, "session") if scope(row) not in ill]
    assert len(well) > 30
    assert {row["outcome"] for row in well} <= {"charged", "failed-start", "left-queue"}


@pytest.mark.parametrize("day", [0, 20])
def test_one_in_a_hundred_is_a_zombie_at_any_time(day: int) -> None:
    """240 expected among 24,000 connectors; 46 are three standard deviations."""
    city = simulation(profile=PROFILES["city"], parameters=Parameters()).city()
    many = found = 0
    for shard in range(6):
        connectors = city.charging.of_shard(shard, 64)
        troubles = Troubles(city, shard, connectors)
        for each in range(day + 1):
            troubles.through(each)
        noon = np.full(len(connectors), day * DAY_S + DAY_S // 2)
        found += int((troubles.zombies.known.at(connectors, noon) >= 0).sum())
        many += len(connectors)
    assert found / many == pytest.approx(0.01, abs=0.002)
