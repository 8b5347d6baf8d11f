"""Truth in a real ClickHouse: that of the files, of one simulation, and hidden from the reader."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from clickhouse_driver.errors import ServerException

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from schemas.render.clickhouse import create_table
from seeds.simulator.conditions import Conditions
from seeds.simulator.truth.folder import TruthFolder, finish, reopen
from seeds.simulator.truth.load import LoadError, declared, load
from seeds.simulator.truth.tables import TABLES
from stack.declared import planned
from tests.seeds.simulator.given import simulation, truth

TROUBLED = Conditions(zombies=0.2, faults=100, resets=50, retirements=1, drifting_meters=0.3)
ACCESS_DENIED = 497


@pytest.fixture
def client(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with ClickHouse(clickhouse_settings, "dagster") as client:
        yield client
        client.command("DROP DATABASE IF EXISTS truth")


def folder_of(folder: Path, *shards: dict[str, pa.Table]) -> Path:
    """A folder of truth: a day of some shards."""
    for number, tables in enumerate(shards):
        TruthFolder(folder, simulation().clock).take(number, 0, tables)
    finish(folder, b"{}")
    return folder


def held(client: ClickHouse, name: str) -> Counter[tuple[object, ...]]:
    return Counter(client.rows(f"SELECT * FROM truth.{name}"))


def in_files(*tables: pa.Table) -> Counter[tuple[object, ...]]:
    return Counter(tuple(row.values()) for each in tables for row in each.to_pylist())


def test_the_rows_are_those_of_all_files(client: ClickHouse, tmp_path: Path) -> None:
    shards = truth(TROUBLED), truth()
    told: list[tuple[int, int]] = []
    rows = load(client, folder_of(tmp_path, *shards), lambda *done: told.append(done))
    for name in TABLES:
        assert held(client, name) == in_files(*(each[name] for each in shards))
        assert rows[name] == sum(each[name].num_rows for each in shards)
    assert rows["zombie"] > 10
    assert rows["drift"] > 10
    files = 2 * len(TABLES)
    assert told == [(done, files) for done in range(1, files + 1)]


def test_a_second_load_changes_nothing(client: ClickHouse, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, truth(TROUBLED))
    assert load(client, folder) == load(client, folder)
    assert held(client, "zombie") == in_files(truth(TROUBLED)["zombie"])


def test_another_simulation_is_replaced(client: ClickHouse, tmp_path: Path) -> None:
    load(client, folder_of(tmp_path / "one", truth(TROUBLED)))
    load(client, folder_of(tmp_path / "other", truth()))
    assert held(client, "zombie") == Counter()
    assert held(client, "session") == in_files(truth()["session"])


def test_what_cannot_be_loaded_leaves_what_was_there(client: ClickHouse, tmp_path: Path) -> None:
    load(client, folder_of(tmp_path / "one", truth()))
    broken = folder_of(tmp_path / "broken", truth(TROUBLED))
    (file,) = (broken / "violation").rglob("*.parquet")
    file.write_bytes(b"no Parquet")
    with pytest.raises(LoadError, match=r"violation.*shard-0000\.parquet: "):
        load(client, broken)
    assert held(client, "session") == in_files(truth()["session"])
    assert load(client, folder_of(tmp_path / "one"))["session"] == truth()["session"].num_rows


def test_a_table_of_another_form_is_refused(client: ClickHouse, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, truth())
    (file,) = (folder / "load").rglob("*.parquet")
    pq.write_table(truth()["load"].drop_columns("energy_wh"), file)
    with pytest.raises(LoadError, match=r"has other columns than truth\.load; `three-"):
        load(client, folder)


def test_a_folder_that_is_being_written_is_refused(client: ClickHouse, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, truth())
    reopen(folder)
    with pytest.raises(LoadError, match=r"is of a simulation that goes on, or was stopped; wait"):
        load(client, folder)


def test_a_folder_that_is_none_of_truth_is_refused(client: ClickHouse, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"is no folder of truth: it has no zombie, fault, "):
        load(client, tmp_path)


def test_the_reader_is_refused(
    client: ClickHouse, clickhouse_settings: ClickHouseSettings, tmp_path: Path
) -> None:
    load(client, folder_of(tmp_path, truth(TROUBLED)))
    with (
        ClickHouse(clickhouse_settings, "reader") as reader,
        pytest.raises(ServerException) as refused,
    ):
        reader.rows("SELECT count() FROM truth.zombie")
    assert refused.value.code == ACCESS_DENIED


def test_the_declared_schema_knows_nothing_of_it(client: ClickHouse, tmp_path: Path) -> None:
    before = planned(client)
    load(client, folder_of(tmp_path, truth()))
    assert planned(client) == before


def test_a_table_is_declared_by_its_struct() -> None:
    assert create_table(declared("drift")) == (
        "CREATE TABLE IF NOT EXISTS truth.drift\n"
        "(\n"
        "    operator_id LowCardinality(String)"
        " COMMENT 'Identifier, unique only within its operator.' CODEC(ZSTD(1)),\n"
        "    station_id LowCardinality(String)"
        " COMMENT 'Identifier, unique only within its operator.' CODEC(ZSTD(1)),\n"
        "    connector_id LowCardinality(String)"
        " COMMENT 'Identifier, unique only within its operator.' CODEC(ZSTD(1)),\n"
        "    factor_ppm UInt32 COMMENT 'Counted of 10⁶ that flow.' CODEC(ZSTD(1))\n"
        ")\n"
        "ENGINE = MergeTree()\n"
        "ORDER BY (operator_id, station_id, connector_id)\n"
        "COMMENT 'A connector whose meter counts wrong all the time; one without a row counts"
        " rightly.'"
    )
