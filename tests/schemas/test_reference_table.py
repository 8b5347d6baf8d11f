"""Reference tables: the dimensions of assessments, effective-dated."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from connections.clickhouse import ClickHouse
from schemas import reference_tables
from schemas.fields import Id
from schemas.reference.station import Station
from schemas.reference_table import FOREVER, Reference, ReferenceTable, reference

TABLES = {each.name: each for each in reference_tables()}


def test_these_are_the_tables_and_what_identifies_a_row() -> None:
    """Identifiers are unique only within their operator."""
    assert {name: each.identity for name, each in TABLES.items()} == {
        "bay": ("operator_id", "bay_id"),
        "connector": ("operator_id", "connector_id"),
        "corridor": ("corridor_id",),
        "district": ("district_code",),
        "equipment": ("operator_id", "equipment_id"),
        "feeder": ("feeder_id",),
        "lot": ("operator_id", "lot_id"),
        "operator": ("operator_id",),
        "policy_baseline": ("baseline_id",),
        "policy_document": ("document_id",),
        "policy_indicator": ("document_id", "indicator"),
        "policy_station": ("document_id", "serial"),
        "policy_station_plan": ("document_id", "area", "year"),
        "policy_target": ("target_id",),
        "pv": ("operator_id", "pv_id"),
        "road_segment": ("operator_id", "segment_id"),
        "roadside_unit": ("operator_id", "rsu_id"),
        "station": ("operator_id", "station_id"),
        "storage": ("operator_id", "storage_id"),
        "town": ("town_code",),
        "zombie_decision": ("operator_id", "connector_id"),
    }


@pytest.mark.parametrize(
    ("table", "dimension"),
    [
        ("station", "district_code"),
        ("station", "town_code"),
        ("station", "feeder_id"),
        ("station", "scene"),
        ("station", "use_class"),
        ("station", "open_to_public"),
        ("station", "station_kind"),
        ("connector", "charge_kind"),
        ("connector", "certificate"),
        ("connector", "certified_from"),
        ("connector", "certified_to"),
        ("connector", "rated_power_w"),
        ("feeder", "capacity_w"),
    ],
)
def test_the_dimensions_that_assessments_cut_by(table: str, dimension: str) -> None:
    assert dimension in [each.name for each in TABLES[table].columns]


@pytest.mark.parametrize(
    ("table", "field", "codes"),
    [
        ("station", "use_class", ["dedicated", "private", "public", "unknown", "workplace"]),
        (
            "station",
            "station_kind",
            [
                "charging",
                "integrated-energy",
                "pv-storage-charging",
                "storage-charging",
                "super-charging",
                "swap",
                "unknown",
            ],
        ),
        ("connector", "charge_kind", ["ac", "dc", "ordered", "super", "unknown", "v2g"]),
    ],
)
def test_the_codes_of_closed_lists(table: str, field: str, codes: list[str]) -> None:
    struct = TABLES[table].struct
    schema = msgspec.json.schema(struct)["$defs"][struct.__name__]["properties"][field]
    assert schema["enum"] == codes


@pytest.mark.parametrize("each", reference_tables(), ids=lambda each: each.name)
def test_every_row_holds_from_a_day_until_before_a_day(each: ReferenceTable) -> None:
    assert [column.name for column in each.columns[:2]] == ["valid_from", "valid_to"]
    assert each.table.order_by == (*each.identity, "valid_from")
    assert set(each.identity) <= set(each.struct.__struct_fields__)


def test_an_identity_that_is_no_field_is_refused() -> None:
    class Pole(Reference, frozen=True, kw_only=True):
        """A pole."""

        pole_id: Id

    with pytest.raises(TypeError, match=r"^pole: no such field street$"):
        reference("pole", identity=("pole_id", "street"))(Pole)
    assert Pole not in [each.struct for each in reference_tables()]


def test_unknown_is_not_false() -> None:
    station = Station(operator_id="O", station_id="S")
    assert station.open_to_public is None
    assert station.use_class == "unknown"
    assert (station.valid_from, station.valid_to) == (date(2010, 1, 1), date(2149, 6, 6))


def test_for_ever_is_the_last_day_that_clickhouse_knows(ingest: ClickHouse) -> None:
    assert ingest.rows("SELECT toDate(65535)") == [(FOREVER,)]


def load(client: ClickHouse, **fields: Any) -> None:
    given: dict[str, list[Any]] = {"operator_id": ["O"], "station_id": ["S"], "valid_to": [FOREVER]}
    client.insert("reference.station", given | {name: [each] for name, each in fields.items()})


def test_a_station_that_was_opened_to_the_public_is_both_each_in_its_time(
    ingest: ClickHouse,
) -> None:
    opened = date(2026, 3, 1)
    load(ingest, valid_from=date(2025, 1, 1), valid_to=opened, open_to_public=False)
    load(ingest, valid_from=opened, open_to_public=True)
    sql = (
        "SELECT open_to_public FROM api.station WHERE valid_from <= %(day)s AND %(day)s < valid_to"
    )
    assert ingest.rows(sql, {"day": opened - timedelta(days=1)}) == [(False,)]
    assert ingest.rows(sql, {"day": opened}) == [(True,)]


def test_loading_a_row_again_replaces_it(ingest: ClickHouse) -> None:
    since = date(2025, 1, 1)
    load(ingest, valid_from=since, name="new", _loaded_at=datetime(2026, 3, 2, tzinfo=UTC))
    load(ingest, valid_from=since, name="old", _loaded_at=datetime(2026, 3, 1, tzinfo=UTC))
    assert ingest.rows("SELECT name FROM api.station") == [("new",)]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2024-12-31", []),
        ("2025-01-01", [("old",)]),
        ("2026-02-28", [("old",)]),
        ("2026-03-01", [("young",)]),  # both hold: a mistake of the register
        ("2026-05-31", [("young",)]),
        ("2026-06-01", []),
    ],
)
def test_of_rows_that_hold_on_a_day_the_youngest_is_the_one(
    ingest: ClickHouse, day: str, found: list[tuple[str]]
) -> None:
    ends = date(2026, 6, 1)
    load(ingest, valid_from=date(2026, 3, 1), valid_to=ends, name="young")
    load(ingest, valid_from=date(2025, 1, 1), valid_to=ends, name="old")
    rows = TABLES["station"].holding("%(day)s")
    assert ingest.rows(f"SELECT name FROM {rows}", {"day": day}) == found


def test_a_row_of_the_register_by_its_key_is_found_in_a_thousand_rows(ingest: ClickHouse) -> None:
    stations = [f"S{nth:05}" for nth in range(5_000)]
    columns = {"operator_id": ["O"] * len(stations), "station_id": stations}
    ingest.insert("reference.station", columns)
    ingest.command("OPTIMIZE TABLE reference.station FINAL")
    found = ingest.rows(
        "EXPLAIN indexes = 1 SELECT * FROM reference.station"
        " WHERE operator_id = 'O' AND station_id = 'S02500'"
    )
    assert "Granules: 1/5" in {line.strip() for (line,) in found}
