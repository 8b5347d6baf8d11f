"""Reference data 台账: rows of each source, loaded whole and put in place at once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import dagster as dg
import msgspec

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.column_schema import column_metadata
from orchestration.policy import shipped_rows
from orchestration.upkeep import CLICKHOUSE, REFERENCE_BY, REFERENCE_OWNERS
from pipelines.placement import staged
from schemas import reference_tables
from schemas.reference_table import Reference, ReferenceTable


class RegisterError(Exception):
    """A file of the register cannot be loaded; names file, line and what is wrong there."""


def reference_key(name: str) -> dg.AssetKey:
    """`reference/<table>`."""
    return dg.AssetKey(["reference", name])


def reference_assets() -> Iterator[dg.AssetsDefinition]:
    """One asset a reference table."""
    for table in reference_tables():
        yield _asset(table)


def load_files(client: ClickHouse, home: Path) -> None:
    """Load what sources have files of, as the assets do, for who needs it before Dagster runs.

    Raises:
        RegisterError: a line is not a row of its table, or a file is named as no table is.
    """
    known = {f"{table.name}.ndjson" for table in reference_tables()}
    for file in sorted(home.glob("reference/*/*.ndjson")):
        if file.name not in known:
            raise RegisterError(f"{file}: no reference table is named so")
    for table in reference_tables():
        if rows := [row for found in read_rows(home, table).values() for row in found]:
            replace_rows(client, table, rows)


def read_rows(home: Path, table: ReferenceTable) -> dict[str, list[Reference]]:
    """The rows of `<home>/reference/<source>/<table>.ndjson`, by source.

    Raises:
        RegisterError: a line is not a row of the table.
    """
    decoder = msgspec.json.Decoder(table.struct)
    files = sorted(home.glob(f"reference/*/{table.name}.ndjson"))
    return {file.parent.name: list(_rows(file, decoder)) for file in files}


def _rows(file: Path, decoder: msgspec.json.Decoder[Reference]) -> Iterator[Reference]:
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        try:
            yield decoder.decode(line)
        except msgspec.DecodeError as error:
            raise RegisterError(f"{file}, line {number}: {error}") from error


def replace_rows(client: ClickHouse, table: ReferenceTable, rows: Sequence[Reference]) -> int:
    """Put rows in place of all that the table held; returns how many there are afterwards."""
    names = [column.name for column in table.columns]
    columns = {name: [getattr(row, name) for row in rows] for name in names}
    with staged(client, table.table) as staging:
        if rows:
            client.insert(staging, columns)
        client.command(f"ALTER TABLE {table.table.qualified} {_placed(rows, staging)}")
    return int(client.rows(f"SELECT count() FROM {table.table.qualified} FINAL")[0][0])


def _placed(rows: Sequence[Reference], staging: str) -> str:
    return f"REPLACE PARTITION tuple() FROM {staging}" if rows else "DROP PARTITION tuple()"


def _asset(table: ReferenceTable) -> dg.AssetsDefinition:
    @dg.asset(
        key=reference_key(table.name),
        group_name="reference",
        kinds={"clickhouse"},
        owners=REFERENCE_OWNERS,
        pool=CLICKHOUSE,
        freshness_policy=REFERENCE_BY,
        metadata=column_metadata(table.columns),
        description=table.table.comment,
    )
    def load(
        context: dg.AssetExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.MaterializeResult[None]:
        by_source = {**shipped_rows(table), **read_rows(clickhouse.settings.home, table)}
        if not by_source:
            context.log.info("no source has a file of it: what is loaded stays")
            return dg.MaterializeResult(metadata={"sources": 0})
        rows = [row for found in by_source.values() for row in found]
        with clickhouse.connect(context.run.run_id) as client:
            held = replace_rows(client, table, rows)
        counts = {f"rows from {source}": len(found) for source, found in by_source.items()}
        return dg.MaterializeResult(
            metadata={"dagster/row_count": held, "sources": len(by_source), **counts}
        )

    return load
