"""Truth as Parquet files: `<table>/day=<day>/shard-<number>.parquet`, each put in place whole."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from seeds.simulator.clock import Clock
from seeds.simulator.truth.digests import Digests
from seeds.simulator.truth.tables import TABLES
from seeds.simulator.whole import whole

_END = "outcome.json"


class TruthFolder:
    """Writes a shard's days, if a folder is named; files that are there are left as they are."""

    def __init__(self, folder: Path | None, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self._digests = Digests()

    def take(self, shard: int, day: int, tables: dict[str, pa.Table]) -> None:
        self._digests.take(shard, tables)
        if self._folder is None:
            return
        for name, table in tables.items():
            file = (
                self._folder / name / f"day={self._clock.day(day)}" / f"shard-{shard:04d}.parquet"
            )
            if not file.exists():
                with whole(file) as part:
                    pq.write_table(table, part, compression="zstd")

    def checksums(self) -> dict[str, str]:
        """By table and shard, whether a folder is named or not."""
        return self._digests.checksums()


def finish(folder: Path, outcome: bytes) -> None:
    """Mark that all of it is there; `outcome` is what came of the simulation, for who looks."""
    with whole(folder / _END) as part:
        part.write_bytes(outcome)


def is_finished(folder: Path) -> bool:
    """Did the simulation whose truth is here come to its end?"""
    return (folder / _END).exists()


def reopen(folder: Path) -> None:
    """It is written to again, so nobody knows whether all of it is there."""
    (folder / _END).unlink(missing_ok=True)


def cleared(folder: Path) -> None:
    """Without the tables of another simulation."""
    reopen(folder)
    for name in TABLES:
        shutil.rmtree(folder / name, ignore_errors=True)
