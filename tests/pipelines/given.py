"""Hand-made days: events written as `status("C1", "08:30", "charging")`, landed like a worker's."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from schemas import Event, contracts, reference_tables
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.landing import version_of
from schemas.reference.connector import Connector
from schemas.reference.station import Station
from schemas.reference_table import Reference

DAY = date(2026, 3, 10)
ZONE = ZoneInfo("Asia/Shanghai")

_numbers = count()


def at(clock: str, day: date = DAY) -> int:
    """Local time of the day in ms; "-1 23:50" is the day before, "+1 00:10" the day after."""
    shift, _, clock = clock.rpartition(" ")
    hour, minute, *second = clock.split(":")
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(days=int(shift or 0))
    seconds = int(hour) * 3600 + int(minute) * 60 + float(second[0] if second else 0)
    return round((midnight.timestamp() + seconds) * 1000)


def base(clock: str) -> dict[str, Any]:
    """What every event carries."""
    return {
        "event_id": f"e{next(_numbers)}",
        "event_time": at(clock),
        "source": "hand",
        "operator_id": "O1",
    }


def _base(clock: str) -> dict[str, Any]:
    return base(clock) | {"station_id": "S1"}


def status(connector: str, clock: str, occupancy: str = "free", **more: Any) -> ChargerStatus:
    """A connector's statement, online and in order unless said otherwise."""
    given = {"connectivity": "online", "operability": "ok", **more}
    return ChargerStatus(
        **_base(clock) | {"connector_id": connector, "occupancy": occupancy, **given}
    )


def heartbeat(equipment: str, clock: str, connectivity: str = "online") -> ChargerStatus:
    """A sign of life of a whole equipment."""
    return ChargerStatus(**_base(clock) | {"equipment_id": equipment, "connectivity": connectivity})


def meter(connector: str, clock: str, import_wh: int | None = None, **more: Any) -> ChargerMeter:
    given = {"connector_id": connector, "import_wh": import_wh}
    return ChargerMeter(**_base(clock) | given | more)


def session(connector: str, begins: str, ends: str, **more: Any) -> ChargerSession:
    """An order, settled a minute after its end."""
    given = {
        "session_id": f"order {next(_numbers)}",
        "connector_id": connector,
        "charge_start": at(begins),
        "charge_end": at(ends),
        "event_time": at(ends) + 60_000,
    }
    return ChargerSession(**_base(ends) | given | more)


def every(minutes: int, begins: str, ends: str) -> list[str]:
    """Clock times from the first to the last, so many minutes apart."""
    first, last = at(begins), at(ends)
    midnight = at("00:00")
    found = range((first - midnight) // 60_000, (last - midnight) // 60_000 + 1, minutes)
    return [f"{each // 1440} {each % 1440 // 60:02}:{each % 60:02}" for each in found]


def connector(name: str, **more: Any) -> Connector:
    """A registered connector of 60 kW."""
    given: dict[str, Any] = {"operator_id": "O1", "station_id": "S1", "rated_power_w": 60_000}
    return Connector(**given | {"connector_id": name} | more)


def station(name: str = "S1", **more: Any) -> Station:
    given = {"operator_id": "O1", "district_code": "500101", "use_class": "public"}
    return Station(**given | {"station_id": name} | more)


def land(client: ClickHouse, *events: Event) -> None:
    """Insert events into their landing tables, each at an offset of its own."""
    by_type: dict[type[Event], list[Event]] = defaultdict(list)
    for event in events:
        by_type[type(event)].append(event)
    for struct, found in by_type.items():
        contract = declared(struct)
        columns: dict[str, list[Any]] = {
            column.name: [_stored(getattr(each, column.name), column.type) for each in found]
            for column in contract.columns
        }
        columns["_topic"] = [contract.topic.name] * len(found)
        columns["_partition"] = [0] * len(found)
        columns["_version"] = [version_of(0, next(_numbers)) for _ in found]
        client.insert(f"landing.{contract.slug}", columns)


def refer(client: ClickHouse, *rows: Reference) -> None:
    """Insert rows of the register."""
    for table in reference_tables():
        found = [row for row in rows if type(row) is table.struct]
        if found:
            names = [column.name for column in table.columns]
            columns = {name: [getattr(row, name) for row in found] for name in names}
            client.insert(table.table.qualified, columns)


def _stored(value: Any, type_: str) -> Any:
    if "DateTime64" in type_ and value is not None:
        return datetime.fromtimestamp(value / 1000, UTC)
    return value


assert contracts()
