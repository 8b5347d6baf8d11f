"""The late-data sensor: a day whose events arrive after it was built is built again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

import dagster as dg

from connections.clickhouse import ClickHouse
from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from orchestration.derived import BUILT_FROM, derived_key
from orchestration.jobs import CITY_DAY
from pipelines import computations
from pipelines.reach import LOOK_BACK_DAYS, days_of_stretch, days_touched
from pipelines.traffic.congestion import CURRENT
from schemas.topic import TRAFFIC

# An insert is stamped when it begins and seen when it ends: what is younger is left for later.
SETTLES_WITHIN = timedelta(minutes=1)
FIRST_LOOK = timedelta(days=1)  # how far a sensor without a cursor looks back

# Free speeds are taken from the days before.
_LOOK_BACK_DAYS = {TRAFFIC.name: max(LOOK_BACK_DAYS, CURRENT.trailing_days)}

_HOURS = """
    SELECT topic, hour, max(landed_at) FROM ledger.batches FINAL ARRAY JOIN event_hours AS hour
    WHERE landed_at > %(since)s AND landed_at <= %(until)s
    GROUP BY topic, hour ORDER BY topic, hour"""

# The ledger knows an order by the hour of its settlement; it speaks of the hours before. So does an
# attempt, which may be a later one of a visit that began up to an hour earlier.
_STRETCHES = """
    SELECT toStartOfHour(begun) AS begins, toStartOfHour(ended) AS ends, max(landed) FROM
    (
        SELECT ifNull(plug_in_time, charge_start) AS begun,
            ifNull(plug_out_time, charge_end) AS ended, _landed_at AS landed
        FROM landing.charger_session
        UNION ALL
        SELECT begun - INTERVAL 1 HOUR AS begun, event_time AS ended, _landed_at AS landed
        FROM landing.charging_attempt
    )
    WHERE landed > %(since)s AND landed <= %(until)s
    GROUP BY begins, ends ORDER BY begins, ends"""


@dg.sensor(
    job=CITY_DAY,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Builds a day again when events of it were landed after it was built.",
)
def late_data(
    context: dg.SensorEvaluationContext, clickhouse: ClickHouseResource
) -> dg.SensorResult:
    """One run a stale day; the cursor is the landing time up to which batches were looked at."""
    with clickhouse.connect("late_data sensor") as client:
        until = _now(client) - SETTLES_WITHIN
        since = datetime.fromisoformat(context.cursor) if context.cursor else until - FIRST_LOOK
        landed = touched_days(client, since, until)
    today = datetime.now(ZONE).date()
    requests = [
        dg.RunRequest(partition_key=str(day), run_key=f"{day} with {moment.isoformat()}")
        for day, moment in sorted(landed.items())
        if day < today and _is_stale(context.instance, day, moment)
    ]
    return dg.SensorResult(run_requests=requests, cursor=until.isoformat())


def touched_days(client: ClickHouse, since: datetime, until: datetime) -> Mapping[date, datetime]:
    """The days that were touched by what was landed after `since`, with when that was last."""
    newest: dict[date, datetime] = defaultdict(lambda: since)
    for day, landed in _touches(client, since, until):
        newest[day] = max(newest[day], landed)
    return newest


def _touches(
    client: ClickHouse, since: datetime, until: datetime
) -> Iterator[tuple[date, datetime]]:
    span = {"since": _literal(since), "until": _literal(until)}
    for topic, hour, landed in client.rows(_HOURS, span):
        look_back = _LOOK_BACK_DAYS.get(topic, LOOK_BACK_DAYS)
        yield from ((day, landed) for day in days_touched([hour], ZONE, look_back))
    for begins, ends, landed in client.rows(_STRETCHES, span):
        yield from ((day, landed) for day in days_of_stretch(begins, ends, ZONE))


def _is_stale(instance: dg.DagsterInstance, day: date, landed: datetime) -> bool:
    """Was anything of the day built before this was landed?"""
    keys = (derived_key(each.name) for each in computations())
    return any(_built_before(instance, key, day, landed) for key in keys)


def _built_before(
    instance: dg.DagsterInstance, key: dg.AssetKey, day: date, landed: datetime
) -> bool:
    records = instance.fetch_materializations(
        dg.AssetRecordsFilter(asset_key=key, asset_partitions=[str(day)]), limit=1
    ).records
    if not records or records[0].asset_materialization is None:
        return False
    built = records[0].asset_materialization.metadata[BUILT_FROM].value
    return isinstance(built, float) and built <= landed.timestamp()


def _now(client: ClickHouse) -> datetime:
    ((now,),) = client.rows("SELECT now64(3, 'UTC')")
    assert isinstance(now, datetime)
    return now


def _literal(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
