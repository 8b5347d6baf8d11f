"""Physical limits of parking, roads and grid."""

from collections.abc import Iterator
from dataclasses import dataclass

import dagster as dg

from orchestration.checks.worst import worst
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

# The highest limit of any Chinese road, in tenths of km/h; an hour's mean is not above it.
HIGHEST_DKMH = 1200
HIGHEST_LOAD = 2  # of the transformer's capacity


@dataclass(frozen=True)
class Limit:
    """What no row of a table may be beyond.

    Attributes:
        key: columns that name a row.
        shown: an expression for what is too high.
        bound: an expression for how high it may be.
    """

    table: str
    name: str
    description: str
    key: str
    shown: str
    bound: str

    @property
    def sql(self) -> str:
        """The rows beyond the limit, the worst first."""
        return (
            f"SELECT {self.key}, {self.shown} AS shown, {self.bound} AS bound,"
            f" count() OVER () AS found FROM derived.{self.table}"
            f" WHERE day = %(day)s AND shown > bound ORDER BY shown - bound DESC, {self.key}"
            " LIMIT %(listed)s"
        )


LIMITS = (
    Limit(
        "parking_lots",
        "free_bays_fit",
        "No lot says that more bays are free than there are.",
        "operator_id, lot_id, hour",
        "doubtful_statements",
        "0",
    ),
    Limit(
        "parking_lots",
        "time_taken_is_possible",
        "No lot's bays were taken for longer than all of them were there.",
        "operator_id, lot_id, hour",
        "occupied_bay_ms",
        "known_bay_ms",
    ),
    Limit(
        "parking_bays",
        "time_taken_is_possible",
        "No bay was taken for longer than the hour.",
        "operator_id, lot_id, bay_id, hour",
        "occupied_ms",
        "hour_ms",
    ),
    Limit(
        "traffic",
        "speed_is_possible",
        "No segment's mean speed of an hour is above the highest limit of any road.",
        "operator_id, segment_id, hour",
        "intDiv(speed_dkmh_ms, greatest(known_ms, 1))",
        f"toInt64({HIGHEST_DKMH} * %(tolerance)s)",
    ),
    Limit(
        "blocking",
        "time_used_is_possible",
        "No bay was used for longer than its use was known.",
        "operator_id, station_id, connector_id, hour",
        "charging_ms + waiting_ms + overstay_ms + ice_blocked_ms + ev_idle_ms + vehicle_unknown_ms",
        "known_ms",
    ),
    Limit(
        "surroundings",
        "time_taken_is_possible",
        "No lots near a station were taken for longer than their bays were known.",
        "operator_id, station_id, hour",
        "occupied_bay_ms",
        "known_bay_ms",
    ),
    Limit(
        "feeder_load",
        "load_is_possible",
        "No feeder carried, either way, more than twice its transformer's capacity.",
        "operator_id, feeder_id, quarter",
        "intDiv(abs(load_w_ms), greatest(load_known_ms, 1))",
        f"{HIGHEST_LOAD} * capacity_w",
    ),
    Limit(
        "flexibility",
        "shifts_are_possible",
        "No more could be shifted than sessions drew.",
        "feeder_id, quarter",
        "shiftable_w_ms + shift_unknown_w_ms",
        "session_w_ms",
    ),
)


def network_limit_checks() -> Iterator[dg.AssetChecksDefinition]:
    """One check a limit."""
    for limit in LIMITS:
        yield _check(limit)


def _check(limit: Limit) -> dg.AssetChecksDefinition:
    @dg.asset_check(asset=derived_key(limit.table), name=limit.name, description=limit.description)
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        headings = (*limit.key.split(", "), limit.shown, limit.bound)
        return worst(context, clickhouse, limit.sql, headings, limit.table)

    return check
