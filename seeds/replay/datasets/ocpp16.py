"""An OCPP 1.6J message log as kwwhat ships it: 14 days of two synthetic charge points.

Columns: timestamp, id (charge point), action, msg (the frame). `chargers.csv` and `connectors.csv`
beside it name locations and connectors; without them a charge point is its own station.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from gateways.ocpp.decoder import Decoder
from gateways.ocpp.frame import Frame
from gateways.ocpp.making import Source
from gateways.ocpp16 import OCPP16
from gateways.pseudonym import Pseudonyms
from gateways.refusal import RefusedError, dead_letter
from schemas.events.dead_letter import DeadLetter
from schemas.fields import EARLIEST_MS
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.operator import Operator
from schemas.reference.station import Station
from schemas.reference_table import FOREVER, Reference
from schemas.words import ChargeKind
from seeds.replay.dataset import Dataset, Timed, source_of
from seeds.replay.table import Row, rows, utc_ms
from seeds.replay.tally import Tally

NAME, OPERATOR = "ocpp16", "KWWHAT"
SOURCE = source_of(NAME)
COLUMNS = ("timestamp", "id", "msg")
DIRECT_CURRENT = ("CCS", "CHAdeMO")


def read(file: Path, pseudonyms: Pseudonyms, tally: Tally) -> Iterator[Timed]:
    """Events in the order of the log; what a charge point sent late comes late here too."""
    decoder = Decoder(Source(SOURCE, OPERATOR, pseudonyms, _stations(file)), OCPP16)
    clock = EARLIEST_MS
    for number, row in enumerate(rows(file, COLUMNS, tally), start=1):
        frame = _frame(number, row)
        if frame is None:
            tally.rows["malformed"] += 1
            tally.refused_of["malformed"] += 1
            yield Timed(clock, _unreadable(number, row, clock))
            continue
        clock = frame.time_ms
        decoded = decoder.decode(frame)
        tally.rows[decoded.kind] += 1
        tally.refused_of[decoded.kind] += any(isinstance(e, DeadLetter) for e in decoded.events)
        if decoded.silent:
            tally.pass_over(decoded.kind, decoded.silent)
        yield from (Timed(clock, event) for event in decoded.events)


def reference_rows(file: Path) -> Iterator[Reference]:
    """Operator, locations, charge points and connectors of the files beside the log."""
    chargers, stations = _beside(file, "chargers.csv"), _stations(file)
    yield Operator(operator_id=OPERATOR, name="kwwhat demo")
    for station in sorted(set(stations.values())):
        yield Station(operator_id=OPERATOR, station_id=station, operating_state="operating")
    for row in chargers:
        yield Equipment(
            operator_id=OPERATOR,
            equipment_id=row["charge_point_id"],
            station_id=row["location_id"],
            valid_from=_day(row["commissioned_ts"]) or date(2010, 1, 1),
            valid_to=_day_after(row["decommissioned_ts"]),
        )
    for row in _beside(file, "connectors.csv"):
        charge_point, plug = row["charge_point_id"], row["connector_type"]
        kind: ChargeKind = "dc" if plug in DIRECT_CURRENT else "unknown"
        yield Connector(
            operator_id=OPERATOR,
            connector_id=f"{charge_point}/{row['connector_id']}",
            station_id=stations.get(charge_point, charge_point),
            equipment_id=charge_point,
            charge_kind=kind,
            plug=plug,
        )


def _frame(number: int, row: Row) -> Frame | None:
    try:
        time_ms = utc_ms(row["timestamp"])
    except ValueError:
        return None
    return Frame(time_ms, row["id"], row["msg"].encode(), number)


def _unreadable(number: int, row: Row, clock: int) -> DeadLetter:
    return dead_letter(
        RefusedError("wrong-type", field="timestamp", detail="no ISO 8601 time"),
        event_id=f"{SOURCE}:{number}",
        time_ms=clock,
        source=SOURCE,
        operator_id=OPERATOR,
        offset=number,
        original=row["msg"].encode(),
    )


def _stations(file: Path) -> dict[str, str]:
    return {row["charge_point_id"]: row["location_id"] for row in _beside(file, "chargers.csv")}


def _beside(file: Path, name: str) -> list[Row]:
    beside = file.parent / name
    return list(rows(beside, ("charge_point_id",))) if beside.is_file() else []


def _day(text: str) -> date | None:
    return datetime.fromisoformat(text).date() if text else None


def _day_after(text: str) -> date:
    """Of the day on which it was taken down it was still there for a part."""
    day = _day(text)
    return day + timedelta(days=1) if day else FOREVER


DATASET = Dataset(
    name=NAME,
    files="ocpp_1_6_synthetic_logs_14d.csv",
    read=read,
    reference_rows=reference_rows,
    one_each={
        "BootNotification": "charger.status",
        "Heartbeat": "charger.status",
        "StatusNotification": "charger.status",
        "StopTransaction": "charger.session",
    },
)
