"""Declarations as DDL."""

import pytest

from connections.clickhouse import ClickHouse
from schemas import Column, Table, View, contract_of, tables, views
from schemas.landing import landing_table, landing_view
from schemas.render.clickhouse import column_definition, create, create_view, quoted

METER = """\
CREATE TABLE IF NOT EXISTS landing.charger_meter
(
    event_time DateTime64(3, 'UTC') COMMENT 'Milliseconds since 1970-01-01 UTC.' \
CODEC(Delta, ZSTD(1)),
    source LowCardinality(String) COMMENT 'Code of the source, kept as it came.' CODEC(ZSTD(1)),
    operator_id LowCardinality(String) COMMENT 'Identifier, unique only within its operator.' \
CODEC(ZSTD(1)),
    quality LowCardinality(String) COMMENT '`ok`, or what is doubtful about a value that was kept.'\
 CODEC(ZSTD(1)),
    station_id LowCardinality(String) COMMENT 'Identifier, unique only within its operator.' \
CODEC(ZSTD(1)),
    connector_id LowCardinality(String) COMMENT 'Identifier, unique only within its operator.' \
CODEC(ZSTD(1)),
    import_wh Nullable(Int64) COMMENT 'Energy register; never falls but by a reset.' \
CODEC(Delta, ZSTD(1)),
    export_wh Nullable(Int64) COMMENT 'Energy register; never falls but by a reset.' \
CODEC(Delta, ZSTD(1)),
    power_w Nullable(Int32) COMMENT 'Active power; discharging is negative.' CODEC(Delta, ZSTD(1)),
    voltage_v Nullable(Float32) COMMENT 'Voltage.' CODEC(ZSTD(1)),
    current_a Nullable(Float32) COMMENT 'Current; discharging is negative.' CODEC(ZSTD(1)),
    soc_percent Nullable(Float32) COMMENT 'State of charge of the battery.' CODEC(ZSTD(1)),
    _topic LowCardinality(String) COMMENT 'Kafka topic.' CODEC(ZSTD(1)),
    _partition UInt16 COMMENT 'Kafka partition.' CODEC(ZSTD(1)),
    _version UInt64 COMMENT 'Epoch of the topic above Kafka offset.' CODEC(Delta, ZSTD(1)),
    _landed_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT 'When the insert was made.' \
CODEC(ZSTD(1)),
    _offset UInt64 ALIAS bitAnd(_version, 281474976710655),
    _epoch UInt16 ALIAS bitShiftRight(_version, 48),
    INDEX by_event_time event_time TYPE minmax GRANULARITY 1,
    INDEX by_version _version TYPE minmax GRANULARITY 1
)
ENGINE = ReplacingMergeTree(_version)
PARTITION BY toDate(_landed_at)
ORDER BY (operator_id, station_id, connector_id, event_time)
SETTINGS non_replicated_deduplication_window = 10000, merge_selector_base = 30
COMMENT 'One sample of a connector\\'s meter; a value that was not measured is absent, never 0.'"""


def test_the_landing_table_of_a_meter() -> None:
    """Partitioned by the landing date: an insert over several table partitions is not atomic."""
    assert create(landing_table(contract_of("charger.meter"))) == METER


def test_the_view_of_a_status() -> None:
    assert create(landing_view(contract_of("charger.status"))) == (
        "CREATE OR REPLACE VIEW api.charger_status AS SELECT event_time, source, operator_id,"
        " quality, station_id, equipment_id, connector_id, connectivity, operability, occupancy,"
        " raw_code, error_code, _landed_at AS landed_at FROM landing.charger_status FINAL"
        " COMMENT 'State of a connector, sent at once on change and every 5 to 10 minutes if"
        " unchanged.'"
    )


def test_retention_is_a_ttl_on_the_landing() -> None:
    ddl = create(landing_table(contract_of("dead-letter")))
    assert "\nTTL toDateTime(_landed_at) + INTERVAL 365 DAY\n" in ddl


def test_a_computed_column_stores_nothing_and_has_no_codec() -> None:
    assert column_definition(Column("b", "UInt8", computed="a + 1")) == "b UInt8 ALIAS a + 1"


@pytest.mark.parametrize("text", ["it's", "back\\slash", '充电 `x` "y"', "'; DROP TABLE x; --", ""])
def test_a_quoted_text_comes_back_as_it_was(ingest: ClickHouse, text: str) -> None:
    assert ingest.rows(f"SELECT {quoted(text)}") == [(text,)]


ARGUMENTS = {
    "api_service.find_charger": "(lon = 106.5, lat = 29.5, power_w = 60000, radius_m = 3000)",
    "api_service.find_parking": "(lon = 106.5, lat = 29.5, radius_m = 3000)",
    "api_decision.load_15min_city": "(since = '2026-07-06', until = '2026-07-07')",
}


@pytest.mark.parametrize("declared", [*tables(), *views()], ids=lambda each: each.qualified)
def test_it_is_made_and_making_it_again_is_harmless(
    ingest: ClickHouse, declared: Table | View
) -> None:
    ingest.command(create(declared))
    ingest.command(create(declared))
    arguments = ARGUMENTS.get(declared.qualified, "")
    assert ingest.rows(f"SELECT * FROM {declared.qualified}{arguments}") == []


def test_the_engine_sees_codecs_sorting_and_partitioning(ingest: ClickHouse) -> None:
    assert ingest.rows(
        "SELECT partition_key, sorting_key, engine FROM system.tables"
        " WHERE database = 'landing' AND name = 'charger_meter'"
    ) == [
        (
            "toDate(_landed_at)",
            "operator_id, station_id, connector_id, event_time",
            "ReplacingMergeTree",
        )
    ]
    assert ingest.rows(
        "SELECT type, compression_codec FROM system.columns WHERE database = 'landing'"
        " AND table = 'charger_meter' AND name = 'power_w'"
    ) == [("Nullable(Int32)", "CODEC(Delta(4), ZSTD(1))")]


def test_a_view_without_comment() -> None:
    assert create_view(View("api", "v", "SELECT 1")) == "CREATE OR REPLACE VIEW api.v AS SELECT 1"
