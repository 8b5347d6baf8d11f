"""Visits of kwwhat's OCPP 1.6 log: 135, of which 33 succeed at the first attempt, as it counts."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from connections.clickhouse import ClickHouse
from pipelines.visits import VISITS
from seeds.replay.dataset import find_dataset
from streams.processors.sessions import Sessions
from tests.pipelines.built import building
from tests.pipelines.given import land, refer
from tests.seeds.conftest import ocpp16_folder
from tests.seeds.replay.conftest import replay
from tests.seeds.replay.replayed import Replayed
from tests.streams.processing.given import heard, in_batches

__all__ = ["ocpp16_folder", "replay"]

build = building(VISITS)


def test_first_time_success_of_the_log(
    client: ClickHouse, replay: Callable[[str, Path], Replayed], ocpp16_folder: Path
) -> None:
    """Its own tool has 102 that fail; here one of these succeeds later (docs/sessions.md)."""
    dataset = find_dataset("ocpp16")
    refer(client, *dataset.reference_rows(dataset.locate(ocpp16_folder)[0]))
    events = replay("ocpp16", ocpp16_folder)[0]
    wanted = [each for each in events if type(each) in Sessions.inputs]
    land(client, *in_batches(Sessions(), [heard(wanted)])[0])
    for n in range(15):
        build(client, date(2025, 10, 1) + timedelta(days=n))
    assert client.rows(
        "SELECT operator_id, visits, first_time, later, failed, unknown,"
        " round(100 * first_time_success, 1), round(100 * wilson_low, 1),"
        " round(100 * wilson_high, 1), comparable, rank FROM api.success_operator_month"
    ) == [("KWWHAT", 135, 33, 1, 101, 0, 24.4, 18.0, 32.3, True, 1)]
    assert client.rows("SELECT sum(attempts), sum(charged) FROM api.visits") == [(140, 38)]
