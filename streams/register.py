"""The register 台账 as processors ask it: what stands at a station, and what hangs on a feeder.

Rows hold from a day until another, the city's days. What the register does not know is `unknown`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from schemas import reference_tables
from schemas.reference.connector import Connector
from schemas.reference.feeder import Feeder
from schemas.reference.pv import Pv
from schemas.reference.station import Station
from schemas.reference.storage import Storage
from schemas.reference_table import Reference, ReferenceTable
from schemas.words import ChargeKind

Key = tuple[str, str]  # operator and station

CONNECTOR, STORAGE, PV, SWAP = "c", "s", "p", "w"  # of a source: no id is unique at a station

_READ = (Station, Connector, Storage, Pv, Feeder)
_STEP_MS = 900_000  # every zone's midnight is one of these


@dataclass(frozen=True)
class Site:
    """A station as it is registered on a day.

    Attributes:
        kinds: charge kind by connector.
        connectors: ids by equipment.
        storages, panels: their ids.
        swaps: does it swap batteries?
    """

    feeder_id: str = ""
    kinds: Mapping[str, ChargeKind] = field(default_factory=dict)
    connectors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    storages: frozenset[str] = frozenset()
    panels: frozenset[str] = frozenset()
    swaps: bool = False

    @cached_property
    def sources(self) -> frozenset[str]:
        """All that draws or gives power, by letter and id."""
        found = {CONNECTOR + each for each in self.kinds}
        found |= {STORAGE + each for each in self.storages} | {PV + each for each in self.panels}
        return frozenset(found | {SWAP} if self.swaps else found)


@dataclass(frozen=True)
class Line:
    """A feeder as it is registered on a day: its capacity, and how many sources each
    station has."""

    capacity_w: int | None = None
    stations: Mapping[str, int] = field(default_factory=dict)


class Register:
    """Rows of the reference tables by day, those of other tables aside; without rows nothing is
    registered."""

    def __init__(self, zone: ZoneInfo, rows: Iterable[Reference] = ()) -> None:
        self._zone = zone
        self._day = lru_cache(maxsize=256)(self._date)
        self.take(rows)

    def take(self, rows: Iterable[Reference]) -> None:
        """Know these from now on, and none that were known before."""
        self._of_station: dict[Key, list[Any]] = defaultdict(list)
        self._of_feeder: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            self._add(row)
        self._sites: dict[Key, tuple[date, Site]] = {}
        self._lines: dict[str, tuple[date, Line]] = {}

    def site(self, key: Key, at_ms: int) -> Site:
        """A station at a time."""
        day = self._day(at_ms // _STEP_MS)
        known = self._sites.get(key)
        if known is None or known[0] != day:
            known = self._sites[key] = day, _site(_holding(self._of_station.get(key, ()), day))
        return known[1]

    def line(self, feeder_id: str, at_ms: int) -> Line:
        """A feeder at a time."""
        day = self._day(at_ms // _STEP_MS)
        known = self._lines.get(feeder_id)
        if known is None or known[0] != day:
            known = self._lines[feeder_id] = day, self._line(feeder_id, day, at_ms)
        return known[1]

    def _add(self, row: Any) -> None:
        if isinstance(row, Station | Feeder):
            self._of_feeder[row.feeder_id].append(row)
        if isinstance(row, Station | Connector | Storage | Pv):
            self._of_station[row.operator_id, row.station_id].append(row)

    def _line(self, feeder_id: str, day: date, at_ms: int) -> Line:
        found = list(_holding(self._of_feeder.get(feeder_id, ()), day))
        capacities = [each.capacity_w for each in found if isinstance(each, Feeder)]
        keys = [(each.operator_id, each.station_id) for each in found if isinstance(each, Station)]
        return Line(
            capacity_w=capacities[-1] if capacities else None,
            stations={"/".join(key): len(self.site(key, at_ms).sources) for key in keys},
        )

    def _date(self, step: int) -> date:
        return datetime.fromtimestamp(step * _STEP_MS / 1000, self._zone).date()


def register_rows(client: ClickHouse) -> Iterator[Reference]:
    """The register as ClickHouse has it now."""
    for table in _tables():
        names = [each.name for each in table.columns]
        found = client.rows(f"SELECT {', '.join(names)} FROM {table.table.qualified} FINAL")
        yield from (table.struct(**dict(zip(names, row, strict=True))) for row in found)


def register_mark(client: ClickHouse) -> Sequence[Any]:
    """Another one whenever rows were loaded or taken away; asks for no row."""
    tables = [each.table for each in _tables()]
    asked = (f"SELECT '{t.name}', count(), max({t.version}) FROM {t.qualified}" for t in tables)
    return sorted(client.rows(" UNION ALL ".join(asked)))


def _tables() -> list[ReferenceTable]:
    return [each for each in reference_tables() if each.struct in _READ]


def _holding(rows: Sequence[Any], day: date) -> Iterator[Any]:
    """Those that hold on a day, the one that began last at the end."""
    found = [each for each in rows if each.valid_from <= day < each.valid_to]
    return iter(sorted(found, key=lambda each: each.valid_from))


def _site(rows: Iterable[Any]) -> Site:
    by_struct: dict[type[Any], list[Any]] = defaultdict(list)
    for row in rows:
        by_struct[type(row)].append(row)
    connectors: dict[str, list[str]] = defaultdict(list)
    for each in by_struct[Connector]:
        connectors[each.equipment_id].append(each.connector_id)
    station = by_struct[Station][-1] if by_struct[Station] else None
    return Site(
        feeder_id=station.feeder_id if station else "",
        kinds={each.connector_id: each.charge_kind for each in by_struct[Connector]},
        connectors=connectors,
        storages=frozenset(each.storage_id for each in by_struct[Storage]),
        panels=frozenset(each.pv_id for each in by_struct[Pv]),
        swaps=station is not None and station.station_kind == "swap",
    )
