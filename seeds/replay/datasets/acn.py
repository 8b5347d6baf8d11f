"""ACN-Data: 30,114 charging sessions of a Californian workplace, 2018 to 2021.

The file's times are UTC, not Californian: weekday arrivals centre on about 15.1 h in winter and on
14.2 h in summer, which is a little after 7 h local in both. A time with an offset of its own keeps
it. The rules for doubtful rows, with their counts, stand in `seeds/replay/README.md`.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NamedTuple

from gateways.pseudonym import Pseudonyms
from gateways.refusal import RefusedError, checked, dead_letter
from schemas import Event
from schemas.contract import Quality, declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.fields import EARLIEST_MS
from schemas.reference.connector import Connector
from schemas.reference.equipment import Equipment
from schemas.reference.operator import Operator
from schemas.reference.station import Station
from schemas.reference_table import Reference
from seeds.replay.dataset import Dataset, Timed, source_of
from seeds.replay.errors import ReplayError
from seeds.replay.table import Row, rows, utc_ms
from seeds.replay.tally import Tally

NAME, OPERATOR = "acn", "ACN"
SOURCE = source_of(NAME)
SESSION_TYPE = declared(ChargerSession).wire_type
RATED_W = 6_656  # 32 A at 208 V; not in the data, but 99.9 % of its sessions stay below
RESOLUTION_S = 60  # the file's times are whole minutes

SESSION, CONNECTOR, USER, ENERGY = "Session", "ChargingStation", "UserID", "Energy"
PLUG_IN, PLUG_OUT = "ConnectionStartDateTime", "ConnectionEndDateTime"
START, END = "ChargingStartDateTime", "ChargingEndDateTime"
COLUMNS = (SESSION, CONNECTOR, USER, ENERGY, PLUG_IN, PLUG_OUT, START, END)

OUTSIDE = "charging outside of the connection"
OVERLAP = "overlaps the connector's session before"
TOO_MUCH = "more energy than the rated power gives"
QUALITY: dict[str, Quality] = {
    "": "ok",
    OUTSIDE: "time-doubtful",
    OVERLAP: "time-doubtful",
    TOO_MUCH: "energy-doubtful",
}


class Stay(NamedTuple):
    """A row: times in ms since 1970 UTC, energy in Wh."""

    number: int
    session: str
    connector: str
    user: str
    plug_in: int
    start: int
    end: int
    plug_out: int
    energy_wh: int


@dataclass
class Reader:
    """One pass over a file. Holds the events of sessions that are still plugged in."""

    pseudonyms: Pseudonyms
    tally: Tally
    registers: dict[str, int] = field(default_factory=dict)
    busy_until: dict[str, int] = field(default_factory=dict)
    waiting: list[tuple[int, str, int, int, Event]] = field(default_factory=list)
    clock: int = 0

    def read(self, file: Path) -> Iterator[Timed]:
        for number, row in enumerate(rows(file, COLUMNS, self.tally), start=1):
            self.tally.rows["session"] += 1
            try:
                self._take(_stay(number, row))
            except RefusedError as refused:
                self._refuse(refused, number, row)
            yield from self._due(self.clock)
        yield from self._due(None)

    def _take(self, stay: Stay) -> None:
        if stay.plug_in < self.clock:
            raise ReplayError(f"row {stay.number} is out of order; sort the file by {PLUG_IN}")
        doubt = self._doubt(stay)
        session = checked(self._session(stay, QUALITY[doubt]), SESSION_TYPE)
        self.tally.flagged.update([doubt] if doubt else [])
        self.clock = stay.plug_in
        self._push(stay, 0, session)
        # A session that contradicts another or itself tells no state: it is kept as an order only.
        if session.quality != "time-doubtful":
            for order, event in enumerate((*_statuses(stay), *self._meters(stay)), start=1):
                self._push(stay, order, event)
        self.registers[stay.connector] = self._register(stay) + stay.energy_wh
        self.busy_until[stay.connector] = max(stay.plug_out, self.busy_until.get(stay.connector, 0))

    def _doubt(self, stay: Stay) -> str:
        """The first rule that the row breaks; a row that breaks it is kept with a flag."""
        if stay.start < stay.plug_in or stay.end > stay.plug_out:
            return OUTSIDE
        if stay.plug_in < self.busy_until.get(stay.connector, 0):
            return OVERLAP
        charging_s = (stay.end - stay.start) // 1000
        if stay.energy_wh * 3600 > RATED_W * (charging_s + RESOLUTION_S):
            return TOO_MUCH
        return ""

    def _refuse(self, refused: RefusedError, number: int, row: Row) -> None:
        self.tally.refused_of["session"] += 1
        letter = dead_letter(
            refused,
            event_id=f"{SOURCE}:{number}",
            time_ms=max(self.clock, EARLIEST_MS),
            source=SOURCE,
            operator_id=OPERATOR,
            offset=number,
            original=",".join(row[name] for name in COLUMNS).encode(),
        )
        heapq.heappush(self.waiting, (letter.event_time, "", number, 0, letter))

    def _push(self, stay: Stay, order: int, event: Event) -> None:
        entry = (event.event_time, stay.connector, stay.number, order, event)
        heapq.heappush(self.waiting, entry)

    def _due(self, limit: int | None) -> Iterator[Timed]:
        """What happened before the limit, by time; of one moment's states only the last."""
        due = []
        while self.waiting and (limit is None or self.waiting[0][0] < limit):
            due.append(heapq.heappop(self.waiting))
        for (time, _), moment in groupby(due, key=lambda entry: entry[:2]):
            last = {_slot(event): event for *_, event in moment}
            yield from (Timed(time, event) for event in last.values())

    def _register(self, stay: Stay) -> int:
        return self.registers.get(stay.connector, 0)

    def _session(self, stay: Stay, quality: Quality) -> ChargerSession:
        register = self._register(stay)
        return ChargerSession(
            **_common(stay, "session", stay.plug_out),
            quality=quality,
            session_id=stay.session,
            equipment_id=stay.connector,
            plug_in_time=stay.plug_in,
            charge_start=stay.start,
            charge_end=stay.end,
            plug_out_time=stay.plug_out,
            energy_wh=stay.energy_wh,
            register_start_wh=register,
            register_end_wh=register + stay.energy_wh,
            user=self.pseudonyms.of("user", stay.user, issuer=OPERATOR),
        )

    def _meters(self, stay: Stay) -> tuple[ChargerMeter, ChargerMeter]:
        """The register at start and end. The power in between was not measured: it is absent."""
        register = self._register(stay)
        return (
            ChargerMeter(**_common(stay, "meter-start", stay.start), import_wh=register),
            ChargerMeter(
                **_common(stay, "meter-end", stay.end), import_wh=register + stay.energy_wh
            ),
        )


def station_of(connector: str) -> str:
    """The site, which is the first number of a connector's name."""
    return f"ACN-{connector.partition('-')[0]}"


def reference_rows(file: Path) -> Iterator[Reference]:
    """Operator, sites, and a wall box with one connector each."""
    connectors = sorted({row[CONNECTOR] for row in rows(file, COLUMNS)} - {""})
    yield Operator(operator_id=OPERATOR, name="ACN-Data")
    for station in sorted({station_of(each) for each in connectors}):
        yield Station(
            operator_id=OPERATOR,
            station_id=station,
            name=f"ACN site {station}",
            scene="enterprise",
            use_class="workplace",
            station_kind="charging",
            operating_state="operating",
        )
    for each in connectors:
        own: dict[str, Any] = {
            "operator_id": OPERATOR,
            "station_id": station_of(each),
            "equipment_id": each,
            "rated_power_w": RATED_W,
        }
        yield Equipment(**own)
        yield Connector(**own, connector_id=each, charge_kind="ac", plug="J1772")


def read(file: Path, pseudonyms: Pseudonyms, tally: Tally) -> Iterator[Timed]:
    """Sessions, status changes and registers by event time."""
    return Reader(pseudonyms, tally).read(file)


def _stay(number: int, row: Row) -> Stay:
    for name in (SESSION, CONNECTOR):
        if not row[name]:
            raise RefusedError("missing-field", SESSION_TYPE, name, "the cell is empty")
    stay = Stay(
        number,
        row[SESSION],
        row[CONNECTOR],
        row[USER],
        plug_in=_time(row, PLUG_IN),
        start=_time(row, START),
        end=_time(row, END),
        plug_out=_time(row, PLUG_OUT),
        energy_wh=_energy_wh(row),
    )
    if stay.plug_out < stay.plug_in or stay.end < stay.start:
        raise RefusedError("impossible", SESSION_TYPE, END, "the end is before the start")
    if stay.energy_wh < 0:
        raise RefusedError("impossible", SESSION_TYPE, ENERGY, "negative without V2G")
    return stay


def _time(row: Row, name: str) -> int:
    if not row[name]:
        raise RefusedError("missing-field", SESSION_TYPE, name, "the cell is empty")
    try:
        return utc_ms(row[name])
    except ValueError as error:
        raise RefusedError("wrong-type", SESSION_TYPE, name, "no ISO 8601 time") from error


def _energy_wh(row: Row) -> int:
    try:
        kwh = Decimal(row[ENERGY])
    except InvalidOperation:
        kwh = Decimal("NaN")
    if not kwh.is_finite():
        raise RefusedError("wrong-type", SESSION_TYPE, ENERGY, "no number")
    return int((kwh * 1000).quantize(Decimal(1), ROUND_HALF_UP))


def _statuses(stay: Stay) -> Iterator[ChargerStatus]:
    """Plugged, charging, plugged, free. What was metered was online and worked at that moment."""
    for name, time, occupancy in _changes(stay):
        yield ChargerStatus(
            **_common(stay, name, time),
            equipment_id=stay.connector,
            connectivity="online",
            operability="ok",
            occupancy=occupancy,
        )


def _changes(stay: Stay) -> Iterator[tuple[str, int, Literal["plugged", "charging", "free"]]]:
    yield "plug-in", stay.plug_in, "plugged"
    if stay.end > stay.start:
        yield "charge-start", stay.start, "charging"
    yield "charge-end", stay.end, "plugged"
    yield "plug-out", stay.plug_out, "free"


def _common(stay: Stay, name: str, time: int) -> dict[str, Any]:
    return {
        "event_id": f"{SOURCE}:{stay.number}:{name}",
        "event_time": time,
        "source": SOURCE,
        "operator_id": OPERATOR,
        "station_id": station_of(stay.connector),
        "connector_id": stay.connector,
    }


def _slot(event: Event) -> object:
    """Events of one moment and connector with the same slot are one."""
    return type(event) if isinstance(event, ChargerStatus | ChargerMeter) else event.event_id


DATASET = Dataset(
    name=NAME,
    files="california_ev_sessions.csv",
    read=read,
    reference_rows=reference_rows,
    one_each={"session": "charger.session"},
)
