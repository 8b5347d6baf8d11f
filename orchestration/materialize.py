"""Builds days at once, without the daemon; the web interface shows the runs as its own."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import dagster as dg
from rich.progress import track

from connections.settings import Settings
from orchestration.clickhouse import ClickHouseResource
from orchestration.definitions import defs
from orchestration.instance import local_instance

# What happened is in the instance; the terminal gets a bar, and errors.
_QUIET = {"loggers": {"console": {"config": {"log_level": "ERROR"}}}}


@dataclass(frozen=True)
class Built:
    """A run: what of, how long it took, and the checks that did not pass."""

    what: str
    seconds: float
    failed_checks: tuple[str, ...]


def main(days: Sequence[date], settings: Settings) -> list[Built]:
    """Load the reference data and build the days in their order.

    Raises:
        dg.DagsterError: a step failed; its run in the web interface tells more.
    """
    resources = {"clickhouse": ClickHouseResource(home=str(settings.home))}
    with local_instance(settings.home) as instance:
        runs = list(_runs(days))
        return [
            _run(job, day, instance, resources)
            for job, day in track(runs, description="dagster", show_speed=False)
        ]


def _runs(days: Sequence[date]) -> Iterator[tuple[str, date | None]]:
    yield "reference", None
    for nth, day in enumerate(sorted(days)):
        # Whether all has landed is asked of whole tables, whatever the day: once is enough.
        yield "derived_day" if nth else "city_day", day


def _run(
    job: str,
    day: date | None,
    instance: dg.DagsterInstance,
    resources: dict[str, ClickHouseResource],
) -> Built:
    began = time.monotonic()
    result = defs.resolve_job_def(job).execute_in_process(
        partition_key=day.isoformat() if day else None,
        instance=instance,
        resources=resources,
        run_config=_QUIET,
    )
    failed = (each for each in result.get_asset_check_evaluations() if not each.passed)
    names = (f"{each.asset_key.to_user_string()}: {each.check_name}" for each in failed)
    return Built(str(day or job), time.monotonic() - began, tuple(names))
