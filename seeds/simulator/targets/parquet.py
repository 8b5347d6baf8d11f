"""To Parquet: `<type>/day=<day>/shard-<number>.parquet`, each put in place whole."""

import hashlib
from pathlib import Path

from schemas import Contract
from seeds.simulator.clock import Clock
from seeds.simulator.events import Events
from seeds.simulator.targets.file import EventFile


class ParquetTarget:
    """Writes a file a day, type and shard; those that are there already are left as they are.

    What is sent after the last day is in the last day's files.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._open: dict[tuple[int, str], EventFile] = {}
        self._files: list[Path] = []

    def take(self, shard: int, hour: int, events: list[Events]) -> None:
        day = min(hour // 24, self._clock.days - 1)
        for found in events:
            self._file(shard, found.contract, day).add(found)

    def finish(self) -> None:
        for file in self._open.values():
            self._close(file)
        self._open.clear()

    def bad(self) -> dict[str, int]:
        """None: files hold events, not what was sent in their place."""
        return {}

    def checksums(self) -> dict[str, str]:
        return {
            str(file.relative_to(self._folder)): hashlib.blake2b(file.read_bytes()).hexdigest()
            for file in self._files
        }

    def _file(self, shard: int, contract: Contract, day: int) -> EventFile:
        """The day's file of a shard and type; the day before's is closed."""
        name = f"{contract.event_type}/day={self._clock.day(day)}/shard-{shard:04d}.parquet"
        path, key = self._folder / name, (shard, contract.event_type)
        if key in self._open and self._open[key].path != path:
            self._close(self._open.pop(key))
        if key not in self._open:
            self._open[key] = EventFile(path, contract)
        return self._open[key]

    def _close(self, file: EventFile) -> None:
        file.close()
        self._files.append(file.path)
