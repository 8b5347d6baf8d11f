"""The one folder that holds local data, logs and process files."""

import errno
import shutil
from dataclasses import dataclass
from pathlib import Path

from stack.errors import StackError

LEAST_FREE_BYTES = 512 << 20
_CHOOSE_ANOTHER = "choose another folder with --home or THREE_NETWORKS_HOME"


@dataclass(frozen=True)
class Home:
    """Where things are below the home folder; always an absolute path."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> "Home":
        return cls(root.expanduser().resolve())

    @property
    def kafka(self) -> Path:
        return self.root / "kafka"

    @property
    def clickhouse(self) -> Path:
        return self.root / "clickhouse"

    @property
    def dagster(self) -> Path:
        return self.root / "dagster"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def logs(self) -> Path:
        return self.root / "log"

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def prepare(self) -> None:
        """Make the folders and see that they can be written.

        Raises:
            StackError: the folder cannot be written, or its disk is nearly full.
        """
        try:
            for folder in (self.root, self.run, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.run / "probe"
            probe.write_bytes(b"x")
            probe.unlink()
        except OSError as error:
            raise _unwritable(self.root, error) from error
        self._check_free_space()

    def _check_free_space(self) -> None:
        free = shutil.disk_usage(self.root).free
        if free < LEAST_FREE_BYTES:
            raise StackError(
                f"only {free >> 20} MiB are free on the disk of {self.root}",
                f"free at least {LEAST_FREE_BYTES >> 20} MiB, or {_CHOOSE_ANOTHER}",
            )


def _unwritable(root: Path, error: OSError) -> StackError:
    if error.errno == errno.ENOSPC:
        return StackError(f"the disk of {root} is full", f"free some space, or {_CHOOSE_ANOTHER}")
    return StackError(f"cannot write to {root} ({error.strerror})", _CHOOSE_ANOTHER)
