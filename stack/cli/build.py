"""`build`: what is derived of the days of a stretch, such as a year."""

import time
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.progress import track

from connections.clickhouse import ClickHouse
from stack.cli.context import Context, Given, plain_table
from stack.errors import StackError

if TYPE_CHECKING:
    from orchestration.materialize import Built


def build(
    first: date,
    last: date,
    /,
    *,
    again: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    context: Given,
) -> None:
    """Compute what is derived of days, one after the other, and check it; no daemon is needed.

    It begins with the first day that is not built, or of which events landed since: to go on after
    a failure or Ctrl-C, give the same command. Then it writes the reports of the months that end
    within the days.

    Parameters
    ----------
    first
        Such as 2025-01-01.
    last
        Of the days that have ended.
    again
        Begin with the first day in any case.
    """
    from orchestration.backfill import days_to_build, months_to_report
    from orchestration.instance import instance_in_use
    from orchestration.materialize import build as built_of
    from orchestration.materialize import ended
    from orchestration.materialize import report as reported_of

    stretch: Sequence[date] = _days(first, last)
    with instance_in_use(context.home.root) as instance:
        for what in ended(instance, context.settings):
            context.console.print(f"{what}: its run was killed, and is marked as failed now")
        days = stretch
        if not again:
            with ClickHouse(context.settings.clickhouse, "dagster", comment="build") as client:
                days = days_to_build(stretch, instance, client)
        if days:
            runs = built_of(days, instance, context.settings)
            _built(context, runs, days)
        months = months_to_report(stretch, instance)
        if months:
            runs = reported_of(months, instance, context.settings)
            _followed(context, runs, "reports", len(months))
    if not days and not months:
        context.console.print(f"{first} to {last} are built, and nothing of them landed since")


def _built(context: Context, runs: Iterator["Built"], days: Sequence[date]) -> None:
    began = time.monotonic()
    # The reference data come first.
    built = _followed(context, runs, f"from {days[0]}", len(days) + 1)
    _show(context, built, time.monotonic() - began)


def _followed(
    context: Context, runs: Iterator["Built"], what: str, steps: int
) -> Sequence["Built"]:
    """Take the runs, with a bar and a line each.

    Raises:
        StackError: one failed.
    """
    from orchestration.materialize import BuildError

    built = []
    try:
        for each in track(runs, what, steps, console=context.console, show_speed=False):
            built.append(each)
            context.console.print(f"{each.what}: {each.seconds:.1f} s")
    except BuildError as error:
        remedy = "what is before it is built; the same command goes on with this one"
        raise StackError(str(error), remedy) from error
    return built


def _days(first: date, last: date) -> Sequence[date]:
    from orchestration.days import FIRST_DAY, ZONE

    if not FIRST_DAY <= first <= last:
        raise StackError(
            f"{first} to {last} is no stretch of days", f"give two in order, from {FIRST_DAY} on"
        )
    if last >= datetime.now(ZONE).date():
        raise StackError(f"{last} has not ended in the city", "end with the day before")
    return [first + timedelta(nth) for nth in range((last - first).days + 1)]


def _show(context: Context, built: Sequence["Built"], seconds: float) -> None:
    """How long it took, and which checks did not pass on how many days, from when to when."""
    days = len(built) - 1
    context.console.print(f"days built: {days}, in {seconds:.0f} s, {seconds / days:.1f} s each")
    found = sorted((check, each.what) for each in built for check in each.failed_checks)
    table = plain_table("check that did not pass", "days", "first", "last")
    for check, group in groupby(found, key=lambda pair: pair[0]):
        on = [what for _, what in group]
        table.add_row(check, str(len(on)), on[0], on[-1])
    if found:
        context.console.print(table)
