"""The swap station of the tiny city."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from schemas import contract_of
from seeds.simulator.conditions import Conditions, Lengths
from tests.seeds.simulator.given import CALM, DAYS, played, simulation, truth

Row = dict[str, Any]
DARK = replace(CALM, grid_losses=300, grid_loss=Lengths(median_h=3, spread=0.3))


def rows(event_type: str, conditions: Conditions = CALM) -> list[Row]:
    """Each once, in order of time."""
    once = {
        tuple(row[name] for name in contract_of(event_type).identity): row
        for row in played(conditions)[event_type].to_pylist()
    }
    return sorted(once.values(), key=lambda row: row["event_time"])


def test_it_says_something_every_five_minutes() -> None:
    start = simulation().clock.start_ms
    times = [row["event_time"] for row in rows("swap.station")]
    assert times == [start + number * 300_000 for number in range(DAYS * 288)]


def test_batteries_are_in_the_rack_or_charge_or_are_handed_out() -> None:
    (batteries,) = simulation().city().swap.batteries
    for row in rows("swap.station"):
        assert batteries - 1 <= row["batteries"] <= batteries
        assert row["ready"] + row["charging"] == row["batteries"]
        assert row["power_w"] == row["charging"] * simulation().city().swap.charger_w[0]


def test_eighty_come_a_day_and_each_is_served_alone_for_four_minutes() -> None:
    orders = rows("swap.order")
    assert len(orders) / DAYS == pytest.approx(80, rel=0.2)
    assert {row["swap_end"] - row["swap_start"] for row in orders} == {240_000}
    assert all(row["arrived"] <= row["swap_start"] for row in orders)
    assert all(one["swap_end"] <= after["swap_start"] for one, after in pairwise(orders))


def test_a_battery_that_was_handed_out_comes_back_with_its_vehicle() -> None:
    carried: dict[str, str] = {}
    returns = 0
    for row in rows("swap.order"):
        if row["vehicle"] in carried:
            returns += 1
            assert row["battery_in"] == carried[row["vehicle"]]
        carried[row["vehicle"]] = row["battery_out"]
    assert returns > 50
    assert len(set(carried.values())) == len(carried)


def test_what_is_charged_is_what_is_billed() -> None:
    """But for what still charges at the end, a battery or so."""
    billed = sum(row["energy_wh"] for row in rows("swap.order"))
    flown = sum(row["energy_wh"] for row in truth()["load"].to_pylist() if row["kind"] == "swap")
    assert flown == pytest.approx(billed, rel=0.05)
    power = sum(row["power_w"] for row in rows("swap.station")) / 12
    assert power == pytest.approx(flown, rel=0.02)


def test_without_supply_it_is_closed_and_takes_nothing() -> None:
    by_state = defaultdict(list)
    for row in rows("swap.station", DARK):
        by_state[row["state"]].append(row["power_w"])
    assert len(by_state["closed"]) > 10
    assert set(by_state["closed"]) == {0}
    assert max(by_state["open"]) > 0
