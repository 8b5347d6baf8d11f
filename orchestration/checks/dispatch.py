"""Checks of `derived.dispatch`."""

import dagster as dg

from orchestration.checks.worst import worst
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

# Who answered judged readings of moments and we judge means, which are no higher. So one that says
# `reached` while a mean was above its target was wrong.
_CONTRADICTED = """
    SELECT operator_id, feeder_id, instruction_id, said_w, highest_w, target_w,
        count() OVER () AS found
    FROM derived.dispatch
    WHERE day = %(day)s AND said_outcome = 'reached'
      AND highest_w - target_w > abs(target_w) * (%(tolerance)s - 1)
    ORDER BY highest_w - target_w DESC, operator_id, feeder_id, instruction_id
    LIMIT %(listed)s"""


@dg.asset_check(asset=derived_key("dispatch"))
def reached_is_measured(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """No target that is said to be reached was exceeded by the measured load."""
    headings = ("grid company", "feeder", "instruction", "said (W)", "highest (W)", "target (W)")
    return worst(context, clickhouse, _CONTRADICTED, headings, "dispatch")


DISPATCH_CHECKS = [reached_is_measured]
