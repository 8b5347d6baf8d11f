"""Checks of what operators are assessed by."""

import dagster as dg

from orchestration.checks.worst import worst
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key
from pipelines.operators.indicators.catalogue import SHARES
from pipelines.operators.rules import CURRENT

# Of an operator's orders, so many that do not agree with their meters deserve a look: assumption.
MOST_IMPLAUSIBLE_PERCENT = 5

_IMPLAUSIBLE = f"""
    SELECT operator_id, sum(denominator) - sum(numerator) AS apart, sum(denominator) AS compared,
        count() OVER () AS found
    FROM derived.operator_indicators
    WHERE day = %(day)s AND indicator = 'plausible-by-registers'
    GROUP BY operator_id
    HAVING apart * 100 > compared * {MOST_IMPLAUSIBLE_PERCENT}
    ORDER BY apart / compared DESC, operator_id
    LIMIT %(listed)s"""

_OVERDUE = """
    SELECT operator_id, station_id, connector_id, toString(began), count() OVER () AS found
    FROM api_decision.faults
    WHERE last_day = %(day)s AND repaired_at IS NULL AND overdue
    ORDER BY seen_until, began, operator_id, station_id, connector_id
    LIMIT %(listed)s"""

_IMPOSSIBLE = f"""
    SELECT operator_id, indicator, numerator, denominator, unknown, judged,
        count() OVER () AS found
    FROM derived.operator_indicators
    WHERE day = %(day)s
      AND (unknown > judged OR (indicator IN {SHARES} AND numerator > denominator))
    ORDER BY operator_id, indicator, district_code, use_class
    LIMIT %(listed)s"""


@dg.asset_check(asset=derived_key("operator_indicators"))
def shares_are_possible(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No share is above one, and no more is unknown than is judged."""
    headings = ("operator", "indicator", "numerator", "denominator", "unknown", "judged")
    return worst(context, clickhouse, _IMPOSSIBLE, headings, "operator_indicators")


@dg.asset_check(asset=derived_key("operator_indicators"))
def orders_are_plausible(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Nearly all of each operator's orders agree with their meters."""
    headings = ("operator", f"more than {CURRENT.registers_percent} % apart", "compared")
    return worst(context, clickhouse, _IMPLAUSIBLE, headings, "operator_indicators")


@dg.asset_check(asset=derived_key("faults"))
def faults_are_repaired_in_time(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No fault that is there at the end of the day is overdue."""
    headings = ("operator", "station", "connector", "since")
    return worst(context, clickhouse, _OVERDUE, headings, "faults")


OPERATOR_CHECKS = [shares_are_possible, orders_are_plausible, faults_are_repaired_in_time]
