"""What the landing tables hold of a place around a moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipelines.client import Client
from schemas import Contract, contracts

# What people report an incident at. An equipment and its connectors are found by the station, too.
PLACES = (
    "station_id",
    "equipment_id",
    "connector_id",
    "lot_id",
    "bay_id",
    "feeder_id",
    "segment_id",
)


@dataclass(frozen=True)
class Around:
    """A place by its id, a moment, and how long before and after it."""

    place: str
    moment: datetime
    reach: timedelta
    operator: str | None = None

    @property
    def begins(self) -> datetime:
        return self.moment - self.reach

    @property
    def ends(self) -> datetime:
        """No longer of it."""
        return self.moment + self.reach


@dataclass(frozen=True)
class Landed:
    """A row as the views show it, and the record that it was landed from."""

    event_type: str
    event_time: datetime
    topic: str
    partition: int
    offset: int
    row: str


def landed(client: Client, around: Around) -> Iterator[Landed]:
    """The rows of every event type that names the place."""
    for contract in contracts():
        if named := [each.name for each in contract.columns if each.name in PLACES]:
            yield from _rows(client, contract, named, around)


def _rows(client: Client, contract: Contract, named: list[str], around: Around) -> Iterator[Landed]:
    columns = ", ".join(each.name for each in contract.columns)
    place = " OR ".join(f"{name} = %(place)s" for name in named)
    found = client.rows(
        f"SELECT event_time, _topic, _partition, _offset,"
        f" formatRowNoNewline('JSONEachRow', {columns})"
        f" FROM landing.{contract.slug} FINAL"
        " WHERE event_time >= fromUnixTimestamp64Milli(%(begins)s)"
        " AND event_time < fromUnixTimestamp64Milli(%(ends)s)"
        f" AND ({place}) AND (%(operator)s = '' OR operator_id = %(operator)s)"
        " ORDER BY event_time, _topic, _partition, _version",
        {
            "place": around.place,
            "operator": around.operator or "",
            "begins": _ms(around.begins),
            "ends": _ms(around.ends),
        },
    )
    for row in found:
        yield Landed(contract.event_type, *row)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
