"""kwwhat's OCPP 1.6 log: the oracle of domain notes §8, and lines that cannot be read."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from schemas import Event
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.dead_letter import DeadLetter
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference_table import FOREVER
from seeds.replay.dataset import find_dataset
from seeds.replay.tally import Tally

Replay = Callable[[str, Path], tuple[list[Event], Tally]]
HEADER = "timestamp,id,action,msg\n"


def test_a_line_is_a_frame(replay: Replay, tmp_path: Path) -> None:
    (tmp_path / "chargers.csv").write_text(
        "charge_point_id,location_id,commissioned_ts,decommissioned_ts\nCH-1,LOC-1,,\n"
    )
    file = tmp_path / "log.csv"
    file.write_text(
        HEADER + '2025-10-01T08:00:00.000Z,CH-1,Heartbeat,"[2,""a"",""Heartbeat"",{}]"\n'
    )
    assert replay("ocpp16", file)[0] == [
        ChargerStatus(
            event_id="replay:ocpp16:1",
            event_time=1_759_305_600_000,
            source="replay:ocpp16",
            operator_id="KWWHAT",
            station_id="LOC-1",
            equipment_id="CH-1",
            connectivity="online",
        )
    ]


def test_every_line_that_cannot_be_read_is_a_dead_letter(replay: Replay, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(HEADER + "yesterday,CH-1,,[]\n2025-10-01T08:00:00Z,CH-1,,oops\n")
    events, tally = replay("ocpp16", file)
    letters = [each for each in events if isinstance(each, DeadLetter)]
    assert [(each.reason, each.origin_offset) for each in letters] == [
        ("wrong-type", 1),
        ("not-json", 2),
    ]
    assert tally.rows["malformed"] == tally.refused_of["malformed"] == 2


def test_the_oracle(replay: Replay, ocpp16_folder: Path) -> None:
    events, tally = replay("ocpp16", ocpp16_folder)
    assert tally.rows.total() == 17_670
    assert tally.rows["Heartbeat"] == 8_058
    assert tally.rows["StatusNotification"] == 523
    assert tally.rows["MeterValues"] == 156
    assert tally.events == {
        "charger.status": 8_058 + 523,
        "charger.alarm": 102 + 102,  # each ConnectorLockFailure came, and went
        "charger.meter": 156,
        "charger.session": 39,
    }
    assert not tally.refused
    assert not tally.repeated.total()
    assert tally.energy_wh == 62_400
    sessions = [each for each in events if isinstance(each, ChargerSession)]
    assert Counter(each.stop_reason for each in sessions) == {"unplugged": 39}
    assert len({each.user for each in sessions}) == 1
    assert len({each.event_id for each in events}) == len(events)


def test_every_line_of_the_log_is_an_event_or_silent_by_design(
    replay: Replay, ocpp16_folder: Path
) -> None:
    _, tally = replay("ocpp16", ocpp16_folder)
    assert tally.silent == {
        "answer: answer to a call": 8_715,
        "Authorize: other action": 101,
        "RemoteStartTransaction: other action": 39,
        "StartTransaction: waits for its stop": 39,
    }
    alarms = tally.events["charger.alarm"]  # beside the status of the same frame
    assert tally.rows.total() == tally.events.total() - alarms + tally.silent.total()


def test_reference_of_the_log(ocpp16_folder: Path) -> None:
    dataset = find_dataset("ocpp16")
    rows = list(dataset.reference_rows(dataset.locate(ocpp16_folder)[0]))
    assert [
        (each.equipment_id, each.station_id, each.valid_from, each.valid_to)
        for each in rows
        if isinstance(each, Equipment)
    ] == [
        ("CH-001", "LOC-001", date(2025, 10, 1), date(2025, 10, 16)),
        ("CH-002", "LOC-001", date(2025, 9, 15), FOREVER),
    ]
    connectors = [each for each in rows if isinstance(each, Connector)]
    assert [each.connector_id for each in connectors] == [
        f"{charger}/{number}" for charger in ("CH-001", "CH-002") for number in (1, 2, 3, 4)
    ]
