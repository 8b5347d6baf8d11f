"""Faults, maintenance, outages and closures: what is said, and what becomes of those who come."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from seeds.simulator.clock import DAY_S
from seeds.simulator.conditions import Conditions, Lengths
from tests.seeds.simulator.given import CALM
from tests.seeds.simulator.truth.seen import END_MS, Row, during, ms, rows, scope

EPOCH = datetime.fromtimestamp(0, UTC)
HOURS = Lengths(median_h=6, spread=0.5)
FAULTY = replace(CALM, faults=150, repair=HOURS)
SERVICED = replace(CALM, maintenance=150, maintained=HOURS)
DARK = replace(CALM, grid_losses=150, grid_loss=HOURS)
UNHEARD = replace(CALM, uplink_losses=150, uplink_loss=HOURS)
CLOSED = replace(CALM, closures=150, closure=HOURS)
DEAD = replace(CALM, feed_deaths=150, feed_death=Lengths(median_h=30, spread=0.5))
CHANGING = replace(CALM, newcomers=0.3, newcomer_days=1, retirements=60)


def said(conditions: Conditions, stretch: Row) -> set[tuple[str, ...]]:
    axes = ("connectivity", "operability", "occupancy", "raw_code")
    told = during(conditions, "charger.status", stretch, "event_time")
    return {tuple(row[axis] for axis in axes) for row in told}


def came(conditions: Conditions, stretch: Row) -> list[Row]:
    """Who arrived in a stretch at one of its connectors."""
    names, start, end = scope(stretch), ms(stretch["start"]), ms(stretch["end"])
    return [
        row
        for row in rows(conditions, "session")
        if scope(row)[: len(names)] == names and start <= ms(row["plug_in_time"]) < end
    ]


def test_a_fault_is_told_with_its_cause_till_it_is_repaired() -> None:
    faults = rows(FAULTY, "fault")
    assert len(faults) > 30
    for fault in faults:
        assert said(FAULTY, fault) <= {("online", "faulted", "unknown", "255")}
        told = during(FAULTY, "charger.status", fault, "event_time")
        assert {row["error_code"] for row in told} <= {fault["cause"]}
        assert during(FAULTY, "charger.session", fault, "plug_in_time") == []


def test_a_fault_cuts_off_who_is_charging() -> None:
    """Faults after the last day are not in the truth, but cut off as well."""
    cut = [
        row
        for row in rows(FAULTY, "session")
        if row["outcome"] == "cut-by-fault" and ms(row["charge_end"]) < END_MS
    ]
    begins = {(scope(fault), fault["start"]) for fault in rows(FAULTY, "fault")}
    assert cut
    assert {(scope(row), row["charge_end"]) for row in cut} <= begins


@pytest.mark.parametrize(
    ("conditions", "cause", "state"),
    [
        (SERVICED, "maintenance", {("online", "maintenance", "unknown", "6")}),
        (DARK, "grid-loss", {("offline", "unknown", "unknown", "0")}),
        (CLOSED, "closure", set()),
    ],
)
def test_who_comes_in_an_outage_leaves(
    conditions: Conditions, cause: str, state: set[tuple[str, ...]]
) -> None:
    outages = rows(conditions, "outage")
    assert outages
    assert {row["cause"] for row in outages} == {cause}
    for outage in outages:
        assert said(conditions, outage) <= state
        assert {row["outcome"] for row in came(conditions, outage)} <= {"left-unusable"}


def test_a_grid_loss_ends_orders_with_its_reason() -> None:
    lost = [row for row in rows(DARK, "session") if row["outcome"] == "cut-by-power-loss"]
    assert lost
    assert any(row["reported"] for row in lost)


@pytest.mark.parametrize(("conditions", "cause"), [(UNHEARD, "uplink-loss"), (DEAD, "feed-death")])
def test_some_charge_unheard_and_their_orders_are_lost(conditions: Conditions, cause: str) -> None:
    outages = rows(conditions, "outage")
    assert {row["cause"] for row in outages} == {cause}
    unheard = [row for outage in outages for row in came(conditions, outage)]
    assert sum(row["energy_wh"] for row in unheard) > 0
    assert any(row["outcome"] == "charged" and not row["reported"] for row in unheard)
    for outage in outages:
        for event_type in ("charger.status", "charger.meter", "charger.session"):
            assert during(conditions, event_type, outage, "event_time") == []


def test_a_dead_feed_is_told_once_and_of_the_whole_operator() -> None:
    outages = rows(DEAD, "outage")
    assert {(row["station_id"], row["connector_id"]) for row in outages} == {("", "")}
    assert len({(row["operator_id"], row["start"]) for row in outages}) == len(outages)


def test_a_connector_says_nothing_before_and_after_its_service() -> None:
    services = rows(CHANGING, "service")
    late = [row for row in services if ms(row["commissioned"]) > END_MS - 2 * DAY_S * 1000]
    gone = [row for row in services if ms(row["decommissioned"]) < END_MS]
    assert late
    assert gone
    before = [row | {"start": EPOCH, "end": row["commissioned"]} for row in late]
    after = [row | {"start": row["decommissioned"], "end": None} for row in gone]
    for stretch in before + after:
        assert during(CHANGING, "charger.status", stretch, "event_time") == []
