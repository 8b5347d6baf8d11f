"""Declarations as DDL for a cluster. The engine parses it here; no cluster has run it."""

import re

import pytest

import pipelines
from connections.clickhouse import ClickHouse
from schemas import Column, Feed, Table, View, contract_of, contracts, tables, views
from schemas.landing import landing_view
from schemas.render.cluster import create_database_on_cluster, create_on_cluster, shard_key

METER = Table(
    "landing",
    "meter",
    columns=(Column("station_id", "String"), Column("_partition", "UInt16")),
    order_by=("station_id",),
    engine="ReplacingMergeTree",
    version="_version",
    partition_by="toDate(_landed_at)",
    settings={"non_replicated_deduplication_window": 10_000, "merge_selector_base": 10},
    comment="One sample.",
)
UTILIZATION = Table(
    "derived",
    "utilization",
    columns=(Column("day", "Date"),),
    order_by=("day",),
    partition_by="day",
)
DECLARED = (*tables(), *pipelines.tables(), *views(), *pipelines.views())


def test_a_table_that_knows_its_kafka_partition_is_sharded_by_it() -> None:
    assert create_on_cluster(METER, "city") == (
        """\
CREATE TABLE IF NOT EXISTS landing.meter_local ON CLUSTER city
(
    station_id String CODEC(ZSTD(1)),
    _partition UInt16 CODEC(ZSTD(1))
)
ENGINE = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/landing/meter_local', \
'{replica}', _version)
PARTITION BY toDate(_landed_at)
ORDER BY (station_id)
SETTINGS replicated_deduplication_window = 10000, merge_selector_base = 10
COMMENT 'One sample.'""",
        """\
CREATE TABLE IF NOT EXISTS landing.meter ON CLUSTER city AS landing.meter_local
ENGINE = Distributed(city, landing, meter_local, _partition)""",
    )


def test_any_other_table_is_whole_on_every_node() -> None:
    """All nodes are replicas of one path, so that joins and REPLACE PARTITION find all rows."""
    assert create_on_cluster(UTILIZATION, "city") == (
        """\
CREATE TABLE IF NOT EXISTS derived.utilization ON CLUSTER city
(
    day Date CODEC(ZSTD(1))
)
ENGINE = ReplicatedMergeTree('/clickhouse/tables/all/derived/utilization', '{shard}-{replica}')
PARTITION BY day
ORDER BY (day)""",
    )


def test_a_view_reads_the_distributed_table_by_its_plain_name() -> None:
    assert create_on_cluster(landing_view(contract_of("charger.status")), "city") == (
        "CREATE OR REPLACE VIEW api.charger_status ON CLUSTER city AS SELECT event_time, source,"
        " operator_id, quality, station_id, equipment_id, connector_id, connectivity, operability,"
        " occupancy, raw_code, error_code, _landed_at AS landed_at FROM landing.charger_status"
        " FINAL COMMENT 'State of a connector, sent at once on change and every 5 to 10 minutes if"
        " unchanged.'",
    )


def test_each_shard_feeds_its_own_rows() -> None:
    feed = Feed("latest", "meter_feed", "SELECT station_id FROM landing.meter", into="latest.meter")
    assert create_on_cluster(feed, "city") == (
        "CREATE MATERIALIZED VIEW IF NOT EXISTS latest.meter_feed ON CLUSTER city"
        " TO latest.meter_local AS SELECT station_id FROM landing.meter_local",
    )


def test_a_database() -> None:
    assert create_database_on_cluster("api", "city") == (
        "CREATE DATABASE IF NOT EXISTS api ON CLUSTER city"
    )


def test_what_is_of_a_partition_is_sharded_by_it_and_nothing_else() -> None:
    sharded = {each.qualified: shard_key(each) for each in tables() if shard_key(each)}
    landing = {f"landing.{each.slug}": "_partition" for each in contracts()}
    latest = {
        f"latest.{each}": "_partition"
        for each in ("charger_status", "charger_heard", "charging_session")
    }
    others = {"ledger.batches": "partition", "state.processing": "partition"}
    assert sharded == landing | latest | others
    assert [each for each in pipelines.tables() if shard_key(each)] == []


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.qualified)
def test_nothing_is_left_of_the_single_node(declared: Table | View) -> None:
    for statement in create_on_cluster(declared, "city"):
        assert " ON CLUSTER city" in statement.partition("\n")[0]
        assert "non_replicated" not in statement
        assert set(re.findall(r"^ENGINE = (\w+)", statement, re.MULTILINE)) <= {
            "Distributed",
            "ReplicatedMergeTree",
            "ReplicatedReplacingMergeTree",
            "ReplicatedAggregatingMergeTree",
        }


@pytest.mark.parametrize("declared", DECLARED, ids=lambda each: each.qualified)
def test_the_engine_parses_every_statement(ingest: ClickHouse, declared: Table | View) -> None:
    for statement in create_on_cluster(declared, "city"):
        parsed = ingest.rows(
            "SELECT formatQueryOrNull(%(statement)s) IS NOT NULL", {"statement": statement}
        )
        assert parsed == [(True,)]


def test_rows_of_one_identity_have_one_key_so_one_shard() -> None:
    """Else `FINAL` of a shard would miss the other row. Two contracts rest on a fact of the field:
    a session is at one station, and a roadside unit stands on one segment."""
    beside = {each.name: set(each.key) - set(each.identity) for each in contracts()}
    assert {name: fields for name, fields in beside.items() if fields} == {
        "charger.session": {"station_id"},
        "traffic.v2x": {"segment_id"},
    }
