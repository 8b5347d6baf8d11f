"""`incident`: what was said of a place around a moment, kept from retention."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from cyclopts import Parameter, validators

from connections.clickhouse import ClickHouse
from stack.cli.context import Context, Given, plain_table
from stack.errors import StackError


def incident(
    place: str,
    time: datetime,
    /,
    *,
    operator: str | None = None,
    hours: Annotated[float, Parameter(validator=validators.Number(gt=0))] = 2,
    context: Given,
) -> None:
    """Collect all events of a place around a moment, as they came, and keep them for good.

    They go to a folder of the home that nothing is removed from; the file's name is its SHA-256.

    Parameters
    ----------
    place
        Id of a station, equipment, connector, lot, bay, feeder or road segment.
    time
        When it happened, in the city's time unless it names another zone.
    operator
        Whose place it is, where several have one of that id.
    hours
        How long before and after.
    """
    from pipelines.incident.landed import Around
    from pipelines.incident.timeline import written
    from stack.incident.collect import collect
    from stack.incident.held import hold

    around = Around(place, _in_city(time, context), timedelta(hours=hours), operator)
    with ClickHouse(context.settings.clickhouse, "dagster", comment="incident") as client:
        lines = collect(client, context.settings.kafka, around)
    if not lines:
        raise StackError(
            f"nothing was landed of {place} from {around.begins} to {around.ends}",
            "name an id as the register has it, and a time with its zone",
        )
    file = hold(context.home.root / "incidents", around, written(lines))
    table = plain_table("event type", "as it came", "landed row")
    for event_type, counted in sorted(Counter(each.event_type for each in lines).items()):
        raw = sum(each.event_type == event_type and each.origin == "kafka" for each in lines)
        table.add_row(event_type, str(raw), str(counted - raw))
    context.console.print(table)
    context.console.print(f"{len(lines)} events are kept in {file}", markup=False)


def _in_city(time: datetime, context: Context) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=ZoneInfo(context.settings.time_zone))
