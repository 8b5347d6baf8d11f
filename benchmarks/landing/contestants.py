"""Runs each contestant once over the same topic, into empty tables, and checks what it stored."""

import subprocess
import sys
import venv
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.common.children import answers, module_run
from benchmarks.common.drain import await_landed, check_landed, moments, rows_by_type
from benchmarks.common.fleet import EVENT_TYPES
from benchmarks.common.pace import rate
from benchmarks.common.produce import Produced, per_type
from benchmarks.common.report import BenchmarkError, progress, require
from benchmarks.common.stack import Stack, empty_tables
from benchmarks.common.workers import landing_workers
from benchmarks.landing.sink import DATABASE
from schemas import contract_of
from schemas.landing import landing_table
from schemas.render.clickhouse import create_table

_WITHIN_S = 900
_QUIX_NEEDS = (
    "quixstreams==3.28.0",
    "clickhouse-driver",
    "clickhouse-cityhash",
    "lz4",
    "msgspec",
)


@dataclass(frozen=True)
class Run:
    """One run: its rate, None where it was too short for one, and the largest process's memory."""

    rate: float | None
    rss_mb: float
    growth_mb: float | None = None


@dataclass(frozen=True)
class Arena:
    """The stack and what was produced to its topic."""

    stack: Stack
    produced: Produced

    def ours(self, workers: int, name: str) -> Run:
        """The real landing workers with everything on, from start-up to the last dead letter."""
        empty_tables(self.stack)
        with landing_workers(self.stack, workers, group=name) as processes:
            memory = await_landed(self.stack, processes, self.produced.total)
            check_landed(self.stack, self.produced)
        with self.stack.client() as client:
            found = moments(client)
        return Run(rate(found), memory.peak_mb, memory.growth_mb)

    def bare(self, batch: int, limit: int) -> Run:
        """The bare loop, over the first records that Kafka hands out."""
        run, answer = self._contest("bare", str(limit), str(batch))
        if limit == self.produced.total:
            require(answer["rows"], per_type(self.produced), "rows of the bare loop")
        return run

    def stock_faust(self, limit: int) -> Run:
        """Stock faust over the first records; it ends with the batch that reaches the limit."""
        return self._contest("stock_faust", str(limit))[0]

    def quix(self, limit: int) -> Run:
        """Quix Streams over the first records."""
        python = _quix_environment(self.stack.home.root / "quix")
        return self._contest("quix", str(limit), *EVENT_TYPES, python=python)[0]

    def _contest(
        self, name: str, *arguments: str, python: str = sys.executable
    ) -> tuple[Run, dict[str, Any]]:
        self._make_tables()
        module = f"benchmarks.landing.{name}"
        service = module_run(self.stack, name, module, *arguments, python=python)
        (answer,) = answers(self.stack, [service], _WITHIN_S)
        self._check(name, answer)
        return Run(answer["rate"], answer["rss_mb"]), answer

    def _make_tables(self) -> None:
        """Copies of the landing tables, empty."""
        empty_tables(self.stack)
        with self.stack.client() as client:
            client.command(f"DROP DATABASE IF EXISTS {DATABASE} SYNC")
            client.command(f"CREATE DATABASE {DATABASE}")
            for event_type in EVENT_TYPES:
                table = landing_table(contract_of(event_type))
                client.command(create_table(replace(table, database=DATABASE)))

    def _check(self, name: str, answer: dict[str, Any]) -> None:
        """What it says it stored is in the tables, and with what it refused that is all it read.

        Peers may store some records twice in a rebalance, which the engine then merges: of theirs a
        tenth may be missing.
        """
        with self.stack.client() as client:
            found = rows_by_type(client, DATABASE)
        said = {event_type: answer["rows"].get(event_type, 0) for event_type in EVENT_TYPES}
        if name == "bare":
            require(found, said, f"rows of {name}")
            read = sum(said.values()) + answer["refused"]
            require(read, answer["records"], f"records of {name}")
        elif not 0.9 * sum(said.values()) <= sum(found.values()) <= sum(said.values()):
            raise BenchmarkError(f"rows of {name}: {found}, but it says {said}")


def _quix_environment(folder: Path) -> str:
    """An environment with Quix in it, made for this run; returns its interpreter."""
    progress("making the environment of Quix Streams")
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", *_QUIX_NEEDS], check=True)
    return python
