"""Dagster's SQLite files while a run writes them: moved once, and nothing lost."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from sqlalchemy import create_engine

from orchestration.instance import local_instance
from orchestration.storage import kept_open

# Writes two rows, and is killed before the end.
KILLED = """
import os, signal, sys
from orchestration.storage import kept_open
from tests.orchestration.test_storage import write

with kept_open():
    write(sys.argv[1])
    write(sys.argv[1])
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of events in a file with a write-ahead log."""
    file = tmp_path / "events.db"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE events (id INTEGER)")
    connection.close()
    return file


def write(file: Path) -> None:
    """Open the file, write a row, close it, as Dagster does for each event."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO events VALUES (1)")
    engine.dispose()


def log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def rows(file: Path) -> int:
    connection = sqlite3.connect(file)
    ((count,),) = connection.execute("SELECT count(*) FROM events")
    connection.close()
    return int(count)


def test_what_is_written_stays_in_the_log_until_the_end(file: Path) -> None:
    before = file.read_bytes()
    with kept_open():
        write(file)
        write(file)
        assert log_of(file).stat().st_size > 0
        assert file.read_bytes() == before
    assert not log_of(file).exists()
    assert rows(file) == 2


def test_afterwards_files_are_closed_as_ever(file: Path) -> None:
    with kept_open():
        pass
    write(file)
    assert not log_of(file).exists()
    assert rows(file) == 1


def test_a_killed_process_loses_nothing(file: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, file], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert log_of(file).exists()
    assert rows(file) == 2


def test_connections_that_are_not_sqlites_are_left_alone() -> None:
    class Other:
        """Of another database: has no `execute` of its own."""

        def __init__(self) -> None:
            self._connection = sqlite3.connect(":memory:")

        def __getattr__(self, name: str) -> Any:
            assert name != "execute"
            return getattr(self._connection, name)

    engine = create_engine("sqlite://", creator=Other)
    with kept_open(), engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()


def test_a_run_keeps_the_file_of_its_own_events_and_that_of_all(tmp_path: Path) -> None:
    logs: list[str] = []

    @dg.op
    def look() -> None:
        logs.extend(each.name for each in tmp_path.rglob("*-wal"))

    job = dg.GraphDefinition("look", node_defs=[look]).to_job()
    with local_instance(tmp_path) as instance, kept_open():
        run = job.execute_in_process(instance=instance).run_id
    assert {f"{run}.db-wal", "runs.db-wal"} <= set(logs)
    assert not list(tmp_path.rglob("*-wal"))
    with local_instance(tmp_path) as instance:
        assert len(instance.all_logs(run, of_type=dg.DagsterEventType.STEP_SUCCESS)) == 1
