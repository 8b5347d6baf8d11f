from pathlib import Path

import dagster as dg
import msgspec
import pytest

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.reference import RegisterError, load_files, reference_assets, reference_key
from schemas.reference_table import Reference
from seeds.reference import write_reference
from seeds.simulator.reference import reference_rows
from tests.orchestration.running import run
from tests.pipelines.given import connector
from tests.seeds.simulator.given import simulation


def write(home: Path, source: str, *rows: Reference) -> None:
    file = home / "reference" / source / "connector.ndjson"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.Encoder().encode_lines(rows))


def load(clickhouse: ClickHouseResource, instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    """Run the asset of connectors."""
    return dg.materialize(
        [*reference_assets()],
        selection=[reference_key("connector")],
        instance=instance,
        resources={"clickhouse": clickhouse},
    )


def held(client: ClickHouse) -> list[str]:
    rows = client.rows("SELECT connector_id FROM reference.connector ORDER BY connector_id")
    return [name for (name,) in rows]


def test_rows_of_every_source_are_loaded_and_counted(
    home: Path, client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    write(home, "city", connector("C1"), connector("C2"))
    write(home, "acn", connector("A1"))
    result = load(clickhouse, instance)
    assert held(client) == ["A1", "C1", "C2"]
    (event,) = (
        each
        for each in result.get_asset_materialization_events()
        if each.asset_key == dg.AssetKey(["reference", "connector"])
    )
    metadata = {name: value.value for name, value in event.materialization.metadata.items()}
    assert metadata == {
        "dagster/row_count": 3,
        "sources": 2,
        "rows from acn": 1,
        "rows from city": 2,
    }


def test_it_is_loaded_without_dagster_too_and_a_table_without_a_file_stays(
    home: Path, client: ClickHouse
) -> None:
    write(home, "city", connector("C1"), connector("C2"))
    load_files(client, home)
    assert held(client) == ["C1", "C2"]
    load_files(client, home / "another")
    assert held(client) == ["C1", "C2"]


def test_the_register_of_a_simulated_city_is_loaded(
    home: Path, client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    write_reference(home, "simulation", reference_rows(simulation().city()))
    run("reference", clickhouse, instance)
    counts = client.rows(
        "SELECT uniqExact(operator_id), count(), countIf(station_id IN"
        " (SELECT station_id FROM reference.station)) FROM reference.connector"
    )
    assert counts == [(2, 100, 100)]


def test_loading_again_changes_nothing_and_what_is_gone_from_the_files_is_gone(
    home: Path, client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    write(home, "city", connector("C1"), connector("C2"))
    load(clickhouse, instance)
    load(clickhouse, instance)
    assert held(client) == ["C1", "C2"]
    write(home, "city", connector("C2"))
    load(clickhouse, instance)
    assert held(client) == ["C2"]
    write(home, "city")
    load(clickhouse, instance)
    assert held(client) == []


def test_a_table_that_no_source_has_a_file_of_stays_as_it_is(
    home: Path, client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    write(home, "city", connector("C1"))
    load(clickhouse, instance)
    (home / "reference" / "city" / "connector.ndjson").unlink()
    load(clickhouse, instance)
    assert held(client) == ["C1"]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('{"operator_id": "O1"}', "missing required field `connector_id`"),
        (
            '{"operator_id": "O1", "connector_id": "C", "station_id": "S", "plugg": "CCS"}',
            "unknown field `plugg`",
        ),
        ("operator_id,connector_id", "malformed"),
    ],
)
def test_a_line_that_is_no_row_of_the_table_is_named_and_replaces_nothing(
    home: Path,
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    line: str,
    wrong: str,
) -> None:
    write(home, "city", connector("C1"))
    load(clickhouse, instance)
    with (home / "reference" / "city" / "connector.ndjson").open("a") as file:
        file.write(f"{line}\n")
    with pytest.raises(RegisterError, match=rf"city/connector.ndjson, line 2: .*{wrong}"):
        load(clickhouse, instance)
    assert held(client) == ["C1"]


def test_a_file_that_is_named_as_no_table_is_refused(home: Path, client: ClickHouse) -> None:
    write(home, "city", connector("C1"))
    (home / "reference" / "city" / "connectors.ndjson").touch()
    with pytest.raises(RegisterError, match=r"city/connectors.ndjson: no reference table"):
        load_files(client, home)
    assert held(client) == []
