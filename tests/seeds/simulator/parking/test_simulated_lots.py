"""What lots say of a small city: counts that add up, and silence where the feed is dead."""

import itertools
from collections import defaultdict
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from seeds.simulator.conditions import Conditions, Lengths
from seeds.simulator.parking.parameters import Parking
from tests.seeds.simulator.given import CALM, DAYS, played, simulation, truth
from tests.seeds.simulator.truth.seen import ms

Row = dict[str, Any]
SOUND = Parking(feed_deaths=0, stuck=0, unknown=0, missing_beats=0)
DYING = replace(SOUND, feed_deaths=200, feed_death=Lengths(median_h=6, spread=0.3))
DEAD_OPERATORS = replace(CALM, feed_deaths=150, feed_death=Lengths(median_h=30, spread=0.5))
START_MS = simulation().clock.start_ms


@cache
def by_lot(
    parking: Parking = SOUND, conditions: Conditions = CALM
) -> dict[tuple[str, str], list[Row]]:
    """What each lot says, in the order in which it happened, each once."""
    found: dict[tuple[str, str], dict[int, Row]] = defaultdict(dict)
    for row in played(conditions, parking=parking)["parking.lot"].to_pylist():
        found[row["operator_id"], row["lot_id"]][row["event_time"]] = row
    return {lot: [said[at] for at in sorted(said)] for lot, said in found.items()}


def test_every_lot_says_something_every_half_hour_and_at_most_once_a_minute() -> None:
    assert len(by_lot()) == len(simulation().city().lots.plain)
    for said in by_lot().values():
        gaps = [b["event_time"] - a["event_time"] for a, b in itertools.pairwise(said)]
        assert max(gaps) <= 1_800_000
        assert min(gaps) >= 60_000
        assert len(said) >= DAYS * 48


@pytest.mark.parametrize("parking", [SOUND, DYING, Parking()])
def test_free_falls_by_those_who_entered_and_rises_by_those_who_left(parking: Parking) -> None:
    changes = 0
    for said in by_lot(parking).values():
        for one, other in itertools.pairwise(said):
            assert other["free"] == one["free"] - other["entered"] + other["left"]
            changes += other["entered"] + other["left"]
        assert {0 <= row["free_charging"] <= row["free"] <= row["capacity"] for row in said} == {
            True
        }
    assert changes > 1_000


def test_a_lot_around_a_station_has_the_bays_of_its_connectors() -> None:
    lots = simulation().city().lots
    names = lots.operator_ids.take(lots.operator).to_pylist()
    for operator, lot, plain, connectors in zip(
        names, lots.lot_ids.to_pylist(), lots.plain, lots.connectors, strict=True
    ):
        said = by_lot()[operator, lot]
        assert {row["capacity"] for row in said} == {plain + connectors}
        assert max(row["free_charging"] for row in said) == connectors


def test_free_bays_with_a_connector_are_those_that_say_they_are_free() -> None:
    """At the last minute of the run, by the last state of each bay."""
    last: dict[tuple[str, str], Row] = {}
    bays = played(CALM, parking=SOUND)["parking.bay"].to_pylist()
    for row in sorted(bays, key=lambda row: int(row["event_time"])):
        if row["connector_id"] is not None and row["lot_id"] is not None:
            last[row["operator_id"], row["bay_id"]] = row
    free: dict[tuple[str, str], int] = defaultdict(int)
    for row in last.values():
        free[row["operator_id"], row["lot_id"]] += row["occupancy"] == "free"
    assert free
    for lot, many in free.items():
        assert by_lot()[lot][-1]["free_charging"] == many


def test_a_dead_feed_says_nothing_and_its_lot_counts_on() -> None:
    dead = [
        row
        for row in truth(CALM, parking=DYING)["parking_failure"].to_pylist()
        if row["kind"] == "feed-death"
    ]
    assert len(dead) > 5
    for row in dead:
        assert row["bay_id"] == ""
        for said in by_lot(DYING)[row["operator_id"], row["lot_id"]]:
            assert not ms(row["start"]) <= said["event_time"] < ms(row["end"])


def test_where_an_operator_is_not_heard_neither_are_its_lots() -> None:
    outages = truth(DEAD_OPERATORS, parking=SOUND)["outage"].to_pylist()
    assert outages
    for (operator, _), said in by_lot(SOUND, DEAD_OPERATORS).items():
        for outage in outages:
            if outage["operator_id"] == operator:
                start, end = ms(outage["start"]), ms(outage["end"])
                assert not any(start <= row["event_time"] < end for row in said)


def test_a_garage_is_fuller_at_noon_of_a_working_day_than_at_night_or_on_a_sunday() -> None:
    """The run begins on a Friday; its lots have 300 plain bays in all."""
    lots = simulation().city().lots
    taken: dict[int, float] = defaultdict(float)
    kinds = [lot for lot, model in zip(lots.lot_ids.to_pylist(), lots.model, strict=True) if model]
    for (_, lot), said in by_lot().items():
        if lot in kinds:
            for hour in (3, 12, 60):
                at_ms = START_MS + (hour + 1) * 3_600_000
                known = [row for row in said if row["event_time"] < at_ms][-1]
                busy = known["capacity"] - known["free"]
                taken[hour] += busy
    assert taken[12] > 4 * taken[3]
    assert taken[12] > 1.3 * taken[60]
