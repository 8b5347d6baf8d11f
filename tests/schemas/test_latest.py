"""The latest rows come to the same, in whatever way the landing rows came."""

from collections.abc import Iterator
from typing import Any

import pytest

import schemas
from connections.clickhouse import ClickHouse
from schemas import Feed
from schemas.events.charging_session import ChargingSession
from schemas.render.clickhouse import create_view, fill
from tests.pipelines.given import land
from tests.schemas.views.given import base, heartbeat, status

MINUTE = 60
HOUR = 3600
PLUGGED = {"station_id": "S1", "connector_id": "C1", "plug_in_time": 1_772_323_200_000}
FEEDS = [each for each in schemas.views() if isinstance(each, Feed)]
NOTHING: dict[str, list[tuple[Any, ...]]] = {
    "charger_status": [],
    "charger_heard": [],
    "charging_session": [],
}


def kept(client: ClickHouse) -> dict[str, list[tuple[Any, ...]]]:
    """All latest rows, as their engine merges them."""
    return {
        name: client.rows(f"SELECT * FROM latest.{name} FINAL ORDER BY ALL") for name in NOTHING
    }


def say(client: ClickHouse) -> None:
    """Two statements, three heartbeats of two hours, two steps of a session."""
    land(client, status("C1", "free", 20 * MINUTE), status("C1", "charging", 10 * MINUTE))
    land(client, heartbeat(2 * HOUR), heartbeat(2 * HOUR), heartbeat(MINUTE))
    for step in ("plugged", "charging"):
        land(client, ChargingSession(**base(MINUTE) | PLUGGED, step=step, attempts=1))


@pytest.fixture
def unfed(ingest: ClickHouse) -> Iterator[ClickHouse]:
    """An engine without feeds, or as one leaves rows that is killed within an insert."""
    for feed in FEEDS:
        ingest.command(f"DROP VIEW {feed.qualified}")
    yield ingest
    for feed in FEEDS:
        ingest.command(create_view(feed))


def test_of_what_was_said_the_last_is_kept_and_heartbeats_by_slots(ingest: ClickHouse) -> None:
    say(ingest)
    assert {name: len(rows) for name, rows in kept(ingest).items()} == {
        "charger_status": 1,
        "charger_heard": 2,
        "charging_session": 1,
    }
    found = ingest.rows("SELECT occupancy FROM latest.charger_status FINAL")
    assert found == [("charging",)]


def test_what_lands_twice_changes_nothing(ingest: ClickHouse) -> None:
    say(ingest)
    once = kept(ingest)
    for name in ("charger_status", "charging_session"):
        ingest.command(f"INSERT INTO landing.{name} SELECT * FROM landing.{name}")
    assert kept(ingest) == once


def test_what_is_older_than_the_views_look_back_is_not_kept(ingest: ClickHouse) -> None:
    land(ingest, status("C1", "free", 49 * HOUR), heartbeat(49 * HOUR))
    assert kept(ingest) == NOTHING


def test_rows_that_landed_before_there_were_feeds_are_filled_in(unfed: ClickHouse) -> None:
    say(unfed)
    assert kept(unfed) == NOTHING
    for feed in FEEDS:
        unfed.command(fill(feed))
    filled = kept(unfed)
    assert all(filled.values())
    for feed in FEEDS:
        unfed.command(create_view(feed))
    unfed.command("INSERT INTO landing.charger_status SELECT * FROM landing.charger_status")
    assert kept(unfed) == filled


def test_what_a_killed_engine_left_out_comes_within_the_hour(unfed: ClickHouse) -> None:
    hourly = [each for each in FEEDS if each.every]
    for feed in hourly:
        unfed.command(create_view(feed))
    say(unfed)
    for feed in hourly:
        unfed.command(f"SYSTEM REFRESH VIEW {feed.qualified}")
        unfed.command(f"SYSTEM WAIT VIEW {feed.qualified}")
    mended = kept(unfed)
    assert all(mended.values())
    for feed in hourly:
        unfed.command(fill(feed))
    assert kept(unfed) == mended
