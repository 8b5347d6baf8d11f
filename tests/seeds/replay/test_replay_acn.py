"""ACN sessions → sessions, status changes and registers, rule by rule."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gateways.pseudonym import Pseudonyms
from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.reference.connector import Connector
from schemas.reference.station import Station
from seeds.replay.dataset import find_dataset
from seeds.replay.errors import ReplayError
from tests.seeds.replay.replayed import Read, Replayed, letters

HEADER = (
    "Session,ConnectionStartDateTime,ConnectionEndDateTime,ChargingStartDateTime,"
    "ChargingEndDateTime,Power,Energy,ConnectionHours,ChargingHours,FlexibilityHours,"
    "ChargingStation,UserID"
)
T0 = 1_577_836_800_000  # 2020-01-01T00:00:00Z
HOUR = 3_600_000


def row(
    name: str = "S1",
    plug_in: str = "00:00",
    plug_out: str = "04:00",
    end: str = "02:00",
    energy: str = "6.31",
    start: str = "",
    connector: str = "1-1-193-816",
) -> str:
    """A line of the file, on 2020-01-01, charging from plug-in where nothing else is said."""
    times = [f"2020-01-01 {each}:00" for each in (plug_in, plug_out, start or plug_in, end)]
    return ",".join((name, *times, "3", energy, "4", "2", "2", connector, "000000365"))


@pytest.fixture
def read(replay: Callable[[str, Path], Replayed], tmp_path: Path) -> Read:
    """Replay a file of these lines."""

    def one(*lines: str) -> Replayed:
        file = tmp_path / "sessions.csv"
        file.write_text("\n".join((HEADER, *lines)) + "\n")
        return replay("acn", file)

    return one


def changes(events: list[Event]) -> list[tuple[int, str]]:
    return [(it.event_time, it.occupancy) for it in events if isinstance(it, ChargerStatus)]


def registers(events: list[Event]) -> list[tuple[int, int | None]]:
    return [(it.event_time, it.import_wh) for it in events if isinstance(it, ChargerMeter)]


def sessions(events: list[Event]) -> list[ChargerSession]:
    return [it for it in events if isinstance(it, ChargerSession)]


def test_a_row_is_a_session_settled_at_plug_out(read: Read) -> None:
    events, _ = read(row())
    assert sessions(events) == [
        ChargerSession(
            event_id="replay:acn:1:session",
            event_time=T0 + 4 * HOUR,
            source="replay:acn",
            operator_id="ACN",
            session_id="S1",
            station_id="ACN-1",
            connector_id="1-1-193-816",
            equipment_id="1-1-193-816",
            plug_in_time=T0,
            charge_start=T0,
            charge_end=T0 + 2 * HOUR,
            plug_out_time=T0 + 4 * HOUR,
            energy_wh=6310,
            register_start_wh=0,
            register_end_wh=6310,
            user=Pseudonyms(b"0123456789abcdef").of("user", "000000365", issuer="ACN"),
        )
    ]


def test_the_raw_user_is_nowhere(read: Read) -> None:
    assert "000000365" not in repr(read(row(), row("S2", energy="x")))


def test_status_changes_when_all_four_moments_differ(read: Read) -> None:
    events, _ = read(row(start="00:10"))
    assert changes(events) == [
        (T0, "plugged"),
        (T0 + HOUR // 6, "charging"),
        (T0 + 2 * HOUR, "plugged"),
        (T0 + 4 * HOUR, "free"),
    ]


def test_a_status_change_in_full(read: Read) -> None:
    events, _ = read(row())
    assert next(it for it in events if isinstance(it, ChargerStatus)) == ChargerStatus(
        event_id="replay:acn:1:charge-start",
        event_time=T0,
        source="replay:acn",
        operator_id="ACN",
        station_id="ACN-1",
        equipment_id="1-1-193-816",
        connector_id="1-1-193-816",
        connectivity="online",
        operability="ok",
        occupancy="charging",
    )


def test_changes_of_one_moment_collapse_to_the_last(read: Read) -> None:
    events, _ = read(row(end="04:00"))
    assert changes(events) == [(T0, "charging"), (T0 + 4 * HOUR, "free")]


def test_the_next_plug_in_at_the_moment_of_plug_out_wins(read: Read) -> None:
    events, _ = read(row(), row("S2", plug_in="04:00", end="05:00", plug_out="05:00"))
    assert changes(events) == [
        (T0, "charging"),
        (T0 + 2 * HOUR, "plugged"),
        (T0 + 4 * HOUR, "charging"),
        (T0 + 5 * HOUR, "free"),
    ]


def test_registers_run_on_from_session_to_session_of_a_connector(read: Read) -> None:
    events, _ = read(
        row(energy="6.31"),
        row("S2", plug_in="05:00", end="06:00", plug_out="06:00", energy="0.5"),
    )
    assert registers(events) == [
        (T0, 0),
        (T0 + 2 * HOUR, 6310),
        (T0 + 5 * HOUR, 6310),
        (T0 + 6 * HOUR, 6810),
    ]


def test_a_power_that_was_not_measured_is_absent(read: Read) -> None:
    events, _ = read(row())
    assert [it.power_w for it in events if isinstance(it, ChargerMeter)] == [None, None]


def test_events_of_all_connectors_are_in_the_order_of_time(read: Read) -> None:
    events, _ = read(
        row(connector="1-1-1-1"),
        row("S2", plug_in="00:30", end="01:00", plug_out="01:30", connector="1-1-1-2"),
        row("S3", plug_in="01:15", end="01:20", plug_out="08:00", connector="1-1-1-3"),
    )
    times = [each.event_time for each in events]
    assert times == sorted(times)


def test_a_second_replay_gives_the_same_events(read: Read) -> None:
    lines = (row(), row("S2", plug_in="05:00", end="06:00", plug_out="06:00"))
    assert read(*lines)[0] == read(*lines)[0]


@pytest.mark.parametrize(
    ("line", "reason", "field"),
    [
        (row(plug_in="05:00", end="06:00"), "impossible", "ChargingEndDateTime"),
        (row(start="03:00"), "impossible", "ChargingEndDateTime"),
        (row(energy="-1"), "impossible", "Energy"),
        (row(energy="much"), "wrong-type", "Energy"),
        (row(energy="NaN"), "wrong-type", "Energy"),
        (row(energy="100001"), "out-of-range", "$.energy_wh"),
        (row(end="25:99"), "wrong-type", "ChargingEndDateTime"),
        (row(name=""), "missing-field", "Session"),
        (row(connector=""), "missing-field", "ChargingStation"),
        ("S9", "missing-field", "ChargingStation"),
    ],
)
def test_what_cannot_be_is_a_dead_letter(read: Read, line: str, reason: str, field: str) -> None:
    events, tally = read(row("S0", plug_in="00:00", end="00:10", plug_out="00:20"), line)
    (letter,) = letters(events)
    assert (letter.reason, letter.field) == (reason, field)
    assert (letter.origin_topic, letter.origin_offset) == ("replay:acn", 2)
    assert tally.rows["session"] == len(sessions(events)) + len(letters(events)) == 2


def test_a_session_that_overlaps_is_kept_as_an_order_only(read: Read) -> None:
    events, tally = read(row(), row("S2", plug_in="03:00", end="05:00", plug_out="06:00"))
    assert [it.quality for it in sessions(events)] == ["ok", "time-doubtful"]
    assert changes(events)[-1] == (T0 + 4 * HOUR, "free")
    assert tally.flagged == {"overlaps the connector's session before": 1}


def test_energy_of_an_order_without_states_is_in_the_register_after_it(read: Read) -> None:
    events, _ = read(
        row(energy="1"),
        row("S2", plug_in="03:00", end="05:00", plug_out="06:00", energy="2"),
        row("S3", plug_in="07:00", end="08:00", plug_out="09:00", energy="4"),
    )
    assert [each for _, each in registers(events)] == [0, 1000, 3000, 7000]


def test_charging_outside_of_the_connection_is_kept_as_an_order_only(read: Read) -> None:
    events, tally = read(row(end="05:00"))
    assert [it.quality for it in sessions(events)] == ["time-doubtful"]
    assert (changes(events), registers(events)) == ([], [])
    assert tally.flagged == {"charging outside of the connection": 1}


@pytest.mark.parametrize(
    ("energy", "quality"), [("13.42", "ok"), ("13.43", "energy-doubtful")], ids=["32 A", "more"]
)
def test_more_energy_than_two_hours_and_a_minute_of_6656_w_is_doubtful(
    read: Read, energy: str, quality: str
) -> None:
    events, _ = read(row(energy=energy))
    assert [it.quality for it in sessions(events)] == [quality]


def test_a_session_without_energy_is_a_fact(read: Read) -> None:
    events, _ = read(row(energy="0", end="00:00"))
    assert [(it.energy_wh, it.quality) for it in sessions(events)] == [(0, "ok")]
    assert changes(events) == [(T0, "plugged"), (T0 + 4 * HOUR, "free")]


def test_a_file_that_is_not_sorted_is_refused(read: Read) -> None:
    with pytest.raises(ReplayError, match="row 2 is out of order; sort the file by Connection"):
        read(row(plug_in="01:00"), row("S2"))


def test_a_file_without_a_column_is_refused(
    replay: Callable[[str, Path], Replayed], tmp_path: Path
) -> None:
    file = tmp_path / "sessions.csv"
    file.write_text("Session,Energy\n")
    with pytest.raises(ReplayError, match="has no column ChargingEndDateTime, ChargingStart"):
        replay("acn", file)


def test_all_of_the_real_file(replay: Callable[[str, Path], Replayed], acn_folder: Path) -> None:
    events, tally = replay("acn", acn_folder)
    assert tally.rows == {"session": 30_114}
    assert tally.events == {
        "charger.session": 30_114,
        "charger.status": 83_515,  # 3 a session, less 6,712 that charge to the end, less 115
        "charger.meter": 60_156,
    }
    assert tally.flagged == {"more energy than the rated power gives": 36}
    assert not tally.refused
    assert not tally.repeated.total()
    assert tally.energy_wh == 442_037_230
    assert len({each.event_id for each in events}) == len(events)


def test_reference_of_the_real_file(acn_folder: Path) -> None:
    dataset = find_dataset("acn")
    rows = list(dataset.reference_rows(dataset.locate(acn_folder)[0]))
    assert sum(isinstance(each, Connector) for each in rows) == 52
    assert [each.station_id for each in rows if isinstance(each, Station)] == ["ACN-1"]
