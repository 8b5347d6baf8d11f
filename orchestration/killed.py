"""Runs of ours that were killed, and which Dagster's storage therefore has as started.

Who runs one locks a file of the run's name. The system frees the lock when that process ends, in
whatever way: a run whose file nobody locks is run by nobody.
"""

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import dagster as dg


@contextmanager
def locked(run_id: str, home: Path) -> Iterator[None]:
    """Hold the run's lock; its file stays where the block is left by an error."""
    path = _folder(home) / run_id
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
        path.unlink(missing_ok=True)


def end_killed(instance: dg.DagsterInstance, home: Path) -> Sequence[dg.DagsterRun]:
    """Mark runs of this home that were killed as failed; returns them."""
    ended = []
    for path in _unlocked(home):
        run = instance.get_run_by_id(path.name)
        if run is None:  # of another instance, or about to begin
            continue
        if not run.is_finished:
            instance.report_run_failed(run, "The process of this run was killed.")
            ended.append(run)
        path.unlink()
    return ended


def _unlocked(home: Path) -> Iterator[Path]:
    """The files that nobody locks; each is locked by us for as long as it is looked at."""
    for path in sorted(_folder(home).glob("*")):
        with suppress(FileNotFoundError, BlockingIOError), path.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield path


def _folder(home: Path) -> Path:
    return home / "run" / "dagster"
