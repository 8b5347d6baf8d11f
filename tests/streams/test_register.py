"""What processors know of the register: as ClickHouse has it, by the city's day."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from connections.clickhouse import ClickHouse
from schemas.reference.connector import Connector
from schemas.reference.feeder import Feeder
from schemas.reference.pv import Pv
from schemas.reference.station import Station
from schemas.reference.storage import Storage
from schemas.reference_table import Reference
from streams.register import Line, Register, Site, register_mark, register_rows
from tests.schemas.examples import T
from tests.streams.registered import store

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUR = 3_600_000
HERE: dict[str, Any] = {"operator_id": "O", "station_id": "S"}
ROWS: list[Reference] = [
    Station(**HERE, feeder_id="F-1", valid_to=date(2026, 3, 2)),
    Station(**HERE, feeder_id="F-2", valid_from=date(2026, 3, 2)),
    Station(operator_id="O", station_id="SWAPS", feeder_id="F-1", station_kind="swap"),
    Connector(**HERE, connector_id="A", equipment_id="E", charge_kind="super"),
    Connector(**HERE, connector_id="B", equipment_id="E", valid_from=date(2026, 3, 2)),
    Storage(**HERE, storage_id="ST"),
    Pv(**HERE, pv_id="PV"),
    Feeder(feeder_id="F-1", capacity_w=4_000_000),
]


def test_it_is_loaded_from_clickhouse(ingest: ClickHouse) -> None:
    store(ingest, ROWS)
    loaded, given = Register(SHANGHAI, register_rows(ingest)), Register(SHANGHAI, ROWS)
    for at in (T, T + 24 * HOUR):
        assert loaded.site(("O", "S"), at) == given.site(("O", "S"), at)
        assert loaded.line("F-1", at) == given.line("F-1", at)


def test_its_mark_is_another_one_when_rows_are_loaded(ingest: ClickHouse) -> None:
    empty = register_mark(ingest)
    assert register_mark(ingest) == empty
    store(ingest, ROWS)
    loaded = register_mark(ingest)
    assert loaded != empty
    store(ingest, ROWS)
    assert register_mark(ingest) != loaded


def test_what_it_takes_is_all_that_it_knows() -> None:
    """Also of what it was asked for before."""
    register = Register(SHANGHAI, ROWS)
    asked = register.site(("O", "S"), T), register.line("F-1", T)
    register.take(())
    assert asked != (Site(), Line())
    assert (register.site(("O", "S"), T), register.line("F-1", T)) == (Site(), Line())


def test_a_row_holds_from_the_midnight_of_the_city() -> None:
    """T is eight in the morning of the first of March there."""
    register = Register(SHANGHAI, ROWS)
    before, after = (register.site(("O", "S"), T + hours * HOUR) for hours in (15, 16))
    assert (before.feeder_id, dict(before.kinds)) == ("F-1", {"A": "super"})
    assert (after.feeder_id, dict(after.kinds)) == ("F-2", {"A": "super", "B": "unknown"})
    assert before.sources == {"cA", "sST", "pPV"}
    assert dict(after.connectors) == {"E": ["A", "B"]}


def test_a_feeder_knows_its_stations_and_how_much_stands_there() -> None:
    register = Register(SHANGHAI, ROWS)
    assert register.line("F-1", T) == Line(4_000_000, {"O/S": 3, "O/SWAPS": 1})
    assert register.line("F-1", T + 24 * HOUR) == Line(4_000_000, {"O/SWAPS": 1})
    assert register.line("F-2", T + 24 * HOUR) == Line(None, {"O/S": 4})


def test_what_is_not_registered_is_unknown() -> None:
    register = Register(SHANGHAI)
    assert register.site(("O", "S"), T) == Site()
    assert register.line("F-1", T) == Line()
