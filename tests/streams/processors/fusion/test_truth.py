"""Against the truth of simulated cities: who blocked a bay, and what was warned of.

An alert is of an episode where both are at one connector and overlap; times are in minutes.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.bay_use import BayUse
from schemas.events.parking_bay import ParkingBay
from seeds.simulator.parameters import Parameters
from streams.processors.fusion import Fusion
from tests.seeds.simulator.given import CALM, play, simulation
from tests.streams.processing.given import in_batches
from tests.streams.processing.played import heard_in

MINUTE = 60_000
CONDITIONS = replace(
    CALM, blockings=300, zombies=0.3, faults=20, uplink_losses=20, missing_beats=0.01
)


class Episode(NamedTuple):
    """Of a connector, from when to when; `opened` of an alert is when it was said."""

    connector: tuple[str, str, str]
    start: int
    end: int
    opened: int = 0


class City(NamedTuple):
    said: list[Event]
    truth: dict[str, list[dict[str, Any]]]
    sensed: set[str]
    end: int


@cache
def city() -> City:
    """Three days of a hundred connectors, 16 of them with bays."""
    events, truth = play(simulation(seed=10, parameters=Parameters(conditions=CONDITIONS)))
    whole = heard_in(events, Fusion.inputs)
    bays = (each.event for each in whole if isinstance(each.event, ParkingBay))
    sensed = {each.connector_id for each in bays}
    rows = {name: table.to_pylist() for name, table in truth.items()}
    return City(in_batches(Fusion(), [whole])[0], rows, sensed, whole[-1].timestamp)


def true(table: str, *kinds: str) -> list[Episode]:
    """Episodes of a table; those of bays that nobody senses are left out."""
    _, truth, sensed, end = city()
    return [
        Episode(_connector(row), _ms(row["start"]), min(_ms(row["end"]), end))
        for row in truth[table]
        if row["connector_id"] in sensed and (not kinds or row["kind"] in kinds)
    ]


def warned(kind: str) -> list[Episode]:
    """Lives of alerts; what is still open lasts until the end."""
    said, _, _, end = city()
    steps = [each for each in said if isinstance(each, Alert) and each.kind == kind]
    ends = {(each.cause, each.first_seen): each for each in steps if each.state == "resolved"}
    opened = [each for each in steps if each.state == "open"]
    found = []
    for each in opened:
        last = ends.get((each.cause, each.first_seen))
        at = each.operator_id, each.station_id, each.connector_id
        until = last.last_seen if last else end
        found.append(Episode(at, each.first_seen, until, each.event_time))
    return found


def _connector(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["operator_id"], row["station_id"], row["connector_id"]


def _ms(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def pairs(true: Iterable[Episode], found: Iterable[Episode]) -> list[tuple[Episode, Episode]]:
    """Who is whose: overlapping, at one connector."""
    known = list(found)
    return [
        (one, other)
        for one in true
        for other in known
        if one.connector == other.connector and one.start < other.end and other.start < one.end
    ]


def late(same: Iterable[tuple[Episode, Episode]]) -> list[float]:
    """How long after an episode's beginning its alert was said."""
    return [round((found.opened - one.start) / MINUTE, 2) for one, found in same]


def test_fuel_cars_are_warned_of_and_nothing_else() -> None:
    """28 that block a bay, two of them for days, 28 alerts.

    Three are said later: two were there before the first day, one came in an uplink loss or while
    the connector had a fault.
    """
    blocking = [*true("blocking"), *true("zombie", "blocked-by-parked-cars")]
    found = warned("ice-blocked")
    same = pairs(blocking, found)
    assert len(blocking) == len(found) == len(same) == 28
    assert sum(each == 3 for each in late(same)) == 25
    assert all(one.end == other.end for one, other in same)


def test_overstay_is_warned_of_after_a_quarter_of_an_hour_until_the_plug_out() -> None:
    """12 of them, 12 alerts."""
    overstays, found = true("overstay"), warned("full-not-moved")
    same = pairs(overstays, found)
    assert len(overstays) == len(found) == len(same) == 12
    assert set(late(same)) == {15}
    assert all(one.end == other.end for one, other in same)


@pytest.mark.parametrize(
    ("use", "begin", "end", "share"),
    [
        ("waiting", "plug_in_time", "charge_start", 0.98),
        ("charging", "charge_start", "charge_end", 0.999),
        ("full-not-moved", "charge_end", "plug_out_time", 0.99),
    ],
)
def test_time_is_told_by_use(use: str, begin: str, end: str, share: float) -> None:
    """Of 46 visits to sensed bays 98.5, 100 and 99.6 %; what is missing lies in silences."""
    said, truth, sensed, until = city()
    visits = [
        Episode(_connector(row), _ms(row[begin]), _ms(row[end]))
        for row in truth["session"]
        if row["connector_id"] in sensed and _over(row, until)
    ]
    told = [
        Episode((each.operator_id, each.station_id, each.connector_id), since, each.since)
        for each in said
        if isinstance(each, BayUse) and each.previous_use == use and (since := each.previous_since)
    ]
    shared = sum(min(a.end, b.end) - max(a.start, b.start) for a, b in pairs(visits, told))
    assert len(visits) == 46
    assert shared >= share * sum(each.end - each.start for each in visits)


def _over(visit: dict[str, Any], until: int) -> bool:
    return visit["charge_start"] is not None and _ms(visit["plug_out_time"]) < until


def test_connectors_that_say_charging_beside_a_free_bay_contradict() -> None:
    """3 that are stuck on, one alert each until the end: missing statuses do not part them."""
    stuck, found = true("zombie", "stuck-on"), warned("sensor-contradiction")
    assert len(stuck) == len(found) == len(pairs(stuck, found)) == 3


def test_bays_that_are_parked_full_for_days_are_blocked_for_good() -> None:
    parked, found = true("zombie", "blocked-by-parked-cars"), warned("blocked-for-good")
    assert len(parked) == len(found) == len(pairs(parked, found)) == 2


def test_nobody_who_charges_is_said_to_only_park() -> None:
    assert warned("abnormal-parking") == []
