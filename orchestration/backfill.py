"""Which days of a stretch are still to be built."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.derived import derived_key
from orchestration.failed import DAY
from orchestration.jobs import CITY_DAY, DERIVED_DAY
from orchestration.late import touched_days
from pipelines import computations

_OF_A_DAY = {CITY_DAY.name, DERIVED_DAY.name}
_EVER = datetime.fromtimestamp(0, UTC)


def days_to_build(
    days: Sequence[date], instance: dg.DagsterInstance, client: ClickHouse
) -> Sequence[date]:
    """The first day that is not built, or of which events landed since, and every day after it.

    What is built after such a day rests on it: verdicts on zombie piles, faults and baselines.

    Args:
        days: in their order.
    """
    landed = touched_days(client, _EVER, datetime.now(UTC))
    whole = {derived_key(each.name) for each in computations()}
    for nth, day in enumerate(days):
        begun = _begun(instance, day, whole)
        if begun is None or (day in landed and begun <= landed[day].timestamp()):
            return days[nth:]
    return ()


def _begun(instance: dg.DagsterInstance, day: date, whole: set[dg.AssetKey]) -> float | None:
    """When the last run of the whole of a day began, in s since 1970, if it succeeded."""
    for record in instance.get_run_records(dg.RunsFilter(tags={DAY: str(day)})):
        run = record.dagster_run
        if run.job_name in _OF_A_DAY and whole <= (run.asset_selection or whole):
            return record.start_time if run.is_success else None
    return None
