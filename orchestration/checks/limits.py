"""Physical limits of chargers: what is beyond them is counted and listed, never clipped."""

import dagster as dg

from orchestration.checks.worst import worst
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

_CONNECTOR = ("operator", "station", "connector")

_HOURS = """
    SELECT operator_id, station_id, connector_id, hour, import_wh + export_wh AS energy_wh,
        toInt64(rated_power_w * hour_ms / 3600000) AS possible_wh, count() OVER () AS found
    FROM derived.utilization
    WHERE day = %(day)s AND energy_wh > %(tolerance)s * possible_wh
    ORDER BY energy_wh - possible_wh DESC, operator_id, station_id, connector_id, hour
    LIMIT %(listed)s"""

_POWERS = """
    SELECT meter.operator_id, meter.station_id, meter.connector_id, max(abs(power_w)) AS most_w,
        any(rated_power_w) AS rated_w, count() OVER () AS found
    FROM landing.charger_meter AS meter FINAL
    INNER JOIN (SELECT * FROM derived.register WHERE day = %(day)s) AS register
        USING (operator_id, station_id, connector_id)
    WHERE event_time >= fromUnixTimestamp64Milli(%(starts)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
      AND abs(power_w) > %(tolerance)s * rated_power_w
    GROUP BY operator_id, station_id, connector_id
    ORDER BY most_w - rated_w DESC, operator_id, station_id, connector_id
    LIMIT %(listed)s"""


@dg.asset_check(asset=derived_key("utilization"))
def energy_is_possible(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No connector moved more energy in an hour than its rated power allows."""
    return worst(context, clickhouse, _HOURS, (*_CONNECTOR, "hour", "energy (Wh)", "possible (Wh)"))


@dg.asset_check(asset=derived_key("metering"), additional_deps=[derived_key("register")])
def power_is_possible(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No connector charged or discharged above its rated power."""
    return worst(
        context, clickhouse, _POWERS, (*_CONNECTOR, "highest power (W)", "rated power (W)")
    )


LIMIT_CHECKS = [energy_is_possible, power_is_possible]
