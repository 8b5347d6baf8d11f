"""kwwhat's OCPP 1.6 log by our definition, and where the peer's own figures come from.

Window: first to last heartbeat, 2025-10-01 08:00 to 10-15 07:55, 20,155 minutes. CH-001 missed
four heartbeats, so that 4 x 10 minutes are unknown, CH-002 two. Connectors 1 and 2 of CH-002 are
kwwhat's port 1, connectors 3 and 4 its port 2, which never sends a status.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from connections.clickhouse import ClickHouse
from pipelines.availability import AVAILABILITY
from schemas import Event
from schemas.events.charger_status import ChargerStatus
from seeds.replay.dataset import find_dataset
from tests.pipelines.built import building
from tests.pipelines.given import land, refer
from tests.seeds.conftest import ocpp16_folder
from tests.seeds.replay.conftest import replay
from tests.seeds.replay.replayed import Replayed

__all__ = ["ocpp16_folder", "replay"]

build = building(AVAILABILITY)
Replay = Callable[[str, Path], Replayed]
FIRST_DAY = date(2025, 10, 1)


WINDOW = "since = '2025-10-01 08:00:00', until = '2025-10-15 07:55:00'"
MINUTES = 20_155


@pytest.fixture
def events(replay: Replay, ocpp16_folder: Path) -> list[Event]:
    return replay("ocpp16", ocpp16_folder)[0]


def test_the_strict_window(client: ClickHouse, events: list[Event], ocpp16_folder: Path) -> None:
    dataset = find_dataset("ocpp16")
    refer(client, *dataset.reference_rows(dataset.locate(ocpp16_folder)[0]))
    land(client, *events)
    for n in range(15):
        build(client, FIRST_DAY + timedelta(days=n))
    # Connector, minutes missed and faulted, percent unless told otherwise.
    assert client.rows(
        "SELECT connector_id, (unknown_s - unsaid_s) / 60, down_s / 60,"
        f" round(100 * availability_unless_told, 3) FROM api.availability_window({WINDOW})"
        f" WHERE (up_s + down_s + unknown_s) / 60 = {MINUTES} ORDER BY connector_id"
    ) == [
        ("CH-001/1", 40.0, 0.0, 99.802),
        ("CH-001/2", 40.0, 0.0, 99.802),
        ("CH-001/3", 40.0, 0.0, 99.802),
        ("CH-001/4", 40.0, 0.0, 99.802),
        ("CH-002/1", 20.0, 151.5, 99.149),
        ("CH-002/2", 20.0, 1.5, 99.893),
        ("CH-002/3", 20.0, 0.0, 99.901),
        ("CH-002/4", 20.0, 0.0, 99.901),
    ]
    # Of those that never sent a status nobody knows whether they worked; of two, most of the time.
    assert client.rows(
        "SELECT connector_id, unsaid_s / 60, round(100 * availability, 3)"
        f" FROM api.availability_window({WINDOW}) WHERE availability > 0.5 ORDER BY connector_id"
    ) == [("CH-001/1", 18.0, 99.712), ("CH-002/1", 11.0, 99.095)]
    # What the peer takes for its outage of 333 minutes.
    between = "since = '2025-10-01 08:12:38', until = '2025-10-01 13:44:00'"
    assert client.rows(
        f"SELECT connector_id, up_s, down_s FROM api.availability_window({between})"
        " WHERE connector_id IN ('CH-002/1', 'CH-002/2') ORDER BY connector_id"
    ) == [("CH-002/1", 19_882.0, 0.0), ("CH-002/2", 19_882.0, 0.0)]


def test_the_peers_outage_is_the_time_between_two_faults(events: list[Event]) -> None:
    """kwwhat's rule (`int_faulted_outages`), by which port 1 of CH-002 has 98.249 %.

    It asks of each time between two ends of faults whether every connector has a fault that touches
    it, its ends included: one that ended when it began, and another that begins when it ends.
    """
    faults = {name: list(faults_of(events, name)) for name in ("CH-002/1", "CH-002/2")}
    ends = sorted({end for found in faults.values() for fault in found for end in fault})
    outage = [
        (began, ended)
        for began, ended in pairwise(ends)
        if all(any(a <= ended and b >= began for a, b in found) for found in faults.values())
    ]
    minutes = round((outage[-1][1] - outage[0][0]) / 60_000)
    assert minutes == 333
    assert round(100 * (1 - (minutes + 20) / MINUTES), 3) == 98.249
    both = [
        min(b, d) - max(a, c)
        for a, b in faults["CH-002/1"]
        for c, d in faults["CH-002/2"]
        if min(b, d) > max(a, c)
    ]
    assert both == [89_000]


def faults_of(events: list[Event], connector: str) -> Iterator[tuple[int, int]]:
    """From each statement of a fault to the connector's next statement, in ms."""
    said = [
        each
        for each in events
        if isinstance(each, ChargerStatus) and each.connector_id == connector
    ]
    for now, later in pairwise(said):
        if now.operability == "faulted":
            yield now.event_time, later.event_time
