"""Where connectors are: kept by operator and station, on disk before anyone is told so."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gateways.tcec102.push import Place
from gateways.tcec102.register import Register
from schemas.reference.connector import Connector
from schemas.reference_table import Reference

HERE = Path("unused")


@dataclass
class Disk:
    """Notes what is written; full as often as asked."""

    full: int = 0
    written: list[list[str]] = field(default_factory=list)

    def write(self, _: Path, rows: Iterable[Reference]) -> None:
        if self.full:
            self.full -= 1
            raise OSError("no space left")
        self.written.append([each.connector_id for each in rows if isinstance(each, Connector)])


def register_on(disk: Disk) -> Register:
    return Register(lambda _: HERE, disk.write)


def station(station_id: str, *connectors: str) -> tuple[str, tuple[Connector, ...]]:
    rows = (
        Connector(operator_id="OP", connector_id=each, station_id=station_id) for each in connectors
    )
    return station_id, tuple(rows)


def test_an_operators_connectors_are_not_anothers() -> None:
    register = register_on(Disk())
    asyncio.run(register.keep("OP", *station("ST1", "1")))
    assert register.places("OP") == {"1": Place("ST1", "")}
    assert register.places("PO") == {}


def test_a_connector_that_has_moved_stays_where_it_went() -> None:
    register = register_on(Disk())

    async def moved() -> None:
        await register.keep("OP", *station("ST1", "1", "2"))
        await register.keep("OP", *station("ST2", "1"))
        await register.keep("OP", *station("ST1", "2"))

    asyncio.run(moved())
    assert register.places("OP") == {"1": Place("ST2", ""), "2": Place("ST1", "")}


def test_a_connector_that_has_moved_and_gone_is_nowhere() -> None:
    register = register_on(Disk())

    async def gone() -> None:
        await register.keep("OP", *station("ST1", "1", "1"))
        await register.keep("OP", *station("ST2", "1"))
        await register.keep("OP", *station("ST2"))
        await register.keep("OP", *station("ST1"))

    asyncio.run(gone())
    assert register.places("OP") == {}


def test_stations_that_come_while_one_is_written_are_written_together() -> None:
    disk = Disk()
    register = register_on(disk)

    async def at_once() -> None:
        await asyncio.gather(*(register.keep("OP", *station(f"ST{n}", f"{n}")) for n in range(5)))

    asyncio.run(at_once())
    assert len(disk.written) <= 2
    assert disk.written[-1] == ["0", "1", "2", "3", "4"]


def test_a_full_disk_is_told_and_the_next_one_writes_both() -> None:
    disk = Disk(full=1)
    register = register_on(disk)
    with pytest.raises(OSError, match="no space left"):
        asyncio.run(register.keep("OP", *station("ST1", "1")))
    asyncio.run(register.keep("OP", *station("ST2", "2")))
    assert disk.written == [["1", "2"]]
