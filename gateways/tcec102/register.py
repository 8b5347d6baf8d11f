"""What operators have said of their stations: kept as reference rows, which Dagster loads."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from gateways.tcec102.push import Place
from schemas import reference_tables
from schemas.reference.connector import Connector
from schemas.reference.operator import Operator
from schemas.reference_table import Reference

Rows = tuple[Reference, ...]


@dataclass
class Register:
    """Rows by operator and station; a station that is pushed again replaces its rows.

    Attributes:
        folder_of: where the rows of an operator are kept.
        write: replaces a folder's tables, each put in place whole.
    """

    folder_of: Callable[[str], Path]
    write: Callable[[Path, Iterable[Reference]], object]
    _stations: dict[str, dict[str, Rows]] = field(default_factory=lambda: defaultdict(dict))
    _places: dict[str, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    _unwritten: set[str] = field(default_factory=set)
    _writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    def load(self, operator_ids: Iterable[str]) -> None:
        """Read what was kept.

        Raises:
            msgspec.ValidationError: a file holds what is no row.
        """
        for operator_id in operator_ids:
            by_station: dict[str, list[Reference]] = defaultdict(list)
            rows = list(read_folder(self.folder_of(operator_id)))
            operators = [each for each in rows if isinstance(each, Operator)]
            for row in rows:
                if not isinstance(row, Operator):
                    by_station[getattr(row, "station_id", "")].append(row)
            for station_id, found in by_station.items():
                self._put(operator_id, station_id, (*operators, *found))

    def places(self, operator_id: str) -> Mapping[str, Place]:
        """Places of an operator's connectors."""
        return self._places[operator_id]

    async def keep(self, operator_id: str, station_id: str, rows: Rows) -> None:
        """Return when the rows are on disk.

        Stations that come while others are written are written together.
        """
        self._put(operator_id, station_id, rows)
        self._unwritten.add(operator_id)
        async with self._writing:
            if operator_id in self._unwritten:
                await self._write(operator_id)

    async def _write(self, operator_id: str) -> None:
        self._unwritten.discard(operator_id)
        # An operator's own row comes with each of its stations.
        rows = dict.fromkeys(
            row for station in self._stations[operator_id].values() for row in station
        )
        try:
            await asyncio.to_thread(self.write, self.folder_of(operator_id), rows)
        except OSError:
            self._unwritten.add(operator_id)
            raise

    def _put(self, operator_id: str, station_id: str, rows: Rows) -> None:
        stations, places = self._stations[operator_id], self._places[operator_id]
        for connector in _connectors(stations.get(station_id, ())):
            place = places.get(connector.connector_id)
            if place and place.station_id == station_id:  # it may have moved, and gone from there
                del places[connector.connector_id]
        for connector in _connectors(rows):
            places[connector.connector_id] = Place(connector.station_id, connector.equipment_id)
        stations[station_id] = rows


def _connectors(rows: Rows) -> Iterator[Connector]:
    return (each for each in rows if isinstance(each, Connector))


def read_folder(folder: Path) -> Iterator[Reference]:
    """The rows of a folder's tables."""
    for table in reference_tables():
        file = folder / f"{table.name}.ndjson"
        if file.exists():
            yield from msgspec.json.Decoder(table.struct).decode_lines(file.read_bytes())
