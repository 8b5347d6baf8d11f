"""Truth as Parquet files: `<table>/day=<day>/shard-<number>.parquet`, each put in place whole."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from seeds.simulator.clock import Clock
from seeds.simulator.truth.digests import Digests
from seeds.simulator.truth.tables import TABLES


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
            if file.exists():
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            part = file.with_suffix(".part")
            pq.write_table(table, part, compression="zstd")
            part.replace(file)

    def checksums(self) -> dict[str, str]:
        """By table and shard, whether a folder is named or not."""
        return self._digests.checksums()


def cleared(folder: Path) -> None:
    """Without the tables of another simulation."""
    for name in TABLES:
        shutil.rmtree(folder / name, ignore_errors=True)
