"""Builds days at once, without the daemon; the web interface shows the runs as its own."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import dagster as dg
from rich.progress import track

from connections.settings import Settings
from orchestration.clickhouse import ClickHouseResource
from orchestration.definitions import defs
from orchestration.failed import DAY, step_and_cause, was_interrupted
from orchestration.instance import local_instance
from orchestration.killed import end_killed, locked
from orchestration.report import REPORT
from orchestration.storage import kept_open

# What happened is in the instance; the terminal gets a bar, and errors as a sentence.
_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


@dataclass(frozen=True)
class Built:
    """A run: what of, how long it took, and the checks that did not pass."""

    what: str
    seconds: float
    failed_checks: tuple[str, ...]


class BuildError(Exception):
    """A run failed: what of, at which step, and why."""

    def __init__(self, what: str, step: str, cause: str) -> None:
        super().__init__(f"{what} failed at {step}: {cause}")


def main(days: Sequence[date], settings: Settings) -> list[Built]:
    """Build the days, with a bar.

    Raises:
        BuildError: a step failed; its run in the web interface tells more.
    """
    with local_instance(settings.home) as instance:
        runs = build(days, instance, settings)
        return list(track(runs, "dagster", total=len(days) + 1, show_speed=False))


def build(
    days: Sequence[date], instance: dg.DagsterInstance, settings: Settings
) -> Iterator[Built]:
    """Load the reference data, then build the days in their order: a run each, as they are taken.

    Raises:
        BuildError: a step failed; what was built before stays.
    """
    for job, day in _runs(days):
        yield _run(job, day, instance, settings)


def report(
    months: Sequence[date], instance: dg.DagsterInstance, settings: Settings
) -> Iterator[Built]:
    """Write the reports of months, by their first day: a run each, as they are taken.

    Raises:
        BuildError: a step failed; what was written before stays.
    """
    for month in months:
        yield _run(REPORT.name, month, instance, settings)


def ended(instance: dg.DagsterInstance, settings: Settings) -> Sequence[str]:
    """Mark runs of ours that were killed as failed; returns what they were of."""
    runs = end_killed(instance, settings.home)
    return [_name(run.job_name, run.tags.get(DAY)) for run in runs]


def _runs(days: Sequence[date]) -> Iterator[tuple[str, date | None]]:
    yield "reference", None
    for nth, day in enumerate(sorted(days)):
        # Whether all has landed is asked of whole tables, whatever the day: once is enough.
        yield "derived_day" if nth else "city_day", day


def _run(
    job: str, partition: date | None, instance: dg.DagsterInstance, settings: Settings
) -> Built:
    began, run_id = time.monotonic(), str(uuid4())
    key = partition.isoformat() if partition else None
    with locked(run_id, settings.home), kept_open():
        result = defs.resolve_job_def(job).execute_in_process(
            partition_key=key,
            instance=instance,
            resources={"clickhouse": ClickHouseResource(home=str(settings.home))},
            run_config=_QUIET,
            raise_on_error=False,
            run_id=run_id,
        )
    what = _name(job, key)
    if not result.success:
        if was_interrupted(result.all_events):
            raise KeyboardInterrupt
        raise BuildError(what, *step_and_cause(result.all_events))
    failed = (each for each in result.get_asset_check_evaluations() if not each.passed)
    names = (f"{each.asset_key.to_user_string()}: {each.check_name}" for each in failed)
    return Built(what, time.monotonic() - began, tuple(names))


def _name(job: str, partition: str | None) -> str:
    if partition and job == REPORT.name:
        return f"report of {partition[:7]}"
    return partition or job
