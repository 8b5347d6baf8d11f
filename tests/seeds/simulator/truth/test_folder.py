"""Truth goes to a folder, or nowhere if none is named; it has a checksum in either case."""

from pathlib import Path

import pyarrow.parquet as pq

from seeds.simulator.truth.folder import TruthFolder, cleared, finish
from seeds.simulator.truth.tables import TABLES
from tests.seeds.simulator.given import simulation, truth

CLOCK = simulation().clock


def test_a_days_tables_are_files_by_table_day_and_shard(tmp_path: Path) -> None:
    TruthFolder(tmp_path, CLOCK).take(1, 2, truth())
    file = tmp_path / "session" / "day=2026-07-12" / "shard-0001.parquet"
    assert pq.ParquetFile(file).read().to_pylist() == truth()["session"].to_pylist()
    assert {file.parts[-3] for file in tmp_path.rglob("*.parquet")} == TABLES.keys()
    assert list(tmp_path.rglob("*.part")) == []


def test_files_that_are_there_are_left_as_they_are(tmp_path: Path) -> None:
    TruthFolder(tmp_path, CLOCK).take(0, 0, truth())
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.parquet")}
    TruthFolder(tmp_path, CLOCK).take(0, 0, truth())
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_clearing_takes_our_tables_only(tmp_path: Path) -> None:
    TruthFolder(tmp_path, CLOCK).take(0, 0, truth())
    finish(tmp_path, b"{}")
    (tmp_path / "notes.txt").write_text("mine")
    cleared(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_without_a_folder_there_is_a_checksum_only(tmp_path: Path) -> None:
    nowhere, somewhere = TruthFolder(None, CLOCK), TruthFolder(tmp_path, CLOCK)
    for each in (nowhere, somewhere):
        each.take(0, 0, truth())
    assert len(nowhere.checksums()) == len(TABLES)
    assert nowhere.checksums() == somewhere.checksums()
