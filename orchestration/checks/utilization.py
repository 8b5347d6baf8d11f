"""Checks of `derived.utilization`: the landing tables, asked again by another route."""

import dagster as dg

from orchestration.checks.asking import city_day, numbers, ratio, statement
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key
from pipelines.limits import (
    LOOK_AHEAD_MS,
    NEVER_MS,
    reads_from,
    reads_to,
    settled_by,
    silence_ms,
)

UTILIZATION = derived_key("utilization")

# The other route apportions differences in floating point, and by milliseconds.
ENERGY_TOLERANCE = 0.001

# Statuses are recomputed row by row for about so many stations; for all, it would take longer than
# the computation that it checks.
SAMPLED_STATIONS = 200


@dg.asset_check(asset=UTILIZATION)
def energy_agrees_with_landing(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Energy is what the registers in the landing table rose by, difference by difference."""
    day = city_day(context, clickhouse)
    derived, landed = numbers(
        clickhouse,
        context,
        statement("energy_agrees"),
        {
            "day": day.date,
            "starts": day.starts,
            "ends": day.ends,
            "reads_from": reads_from(day),
            "reads_to": reads_to(day),
            "divided_until": day.starts + LOOK_AHEAD_MS,
        },
    )
    return dg.AssetCheckResult(
        passed=abs(derived - landed) <= ENERGY_TOLERANCE * max(derived, landed) + 1,
        metadata={
            "derived (Wh)": derived,
            "from landing (Wh)": landed,
            "derived ÷ landing": ratio(derived, landed),
            "tolerance": ENERGY_TOLERANCE,
        },
    )


@dg.asset_check(asset=UTILIZATION)
def orders_agree_with_landing(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Orders begun and ended, and their energy, are those of the landing table."""
    day = city_day(context, clickhouse)
    started, ended, energy, landed_started, landed_ended, landed_energy = numbers(
        clickhouse,
        context,
        statement("orders_agree"),
        {
            "day": day.date,
            "starts": day.starts,
            "ends": day.ends,
            "reads_from": reads_from(day),
            "settled_by": settled_by(day),
        },
    )
    return dg.AssetCheckResult(
        passed=(started, ended, energy) == (landed_started, landed_ended, landed_energy),
        metadata={
            "started": started,
            "started in landing": landed_started,
            "ended": ended,
            "ended in landing": landed_ended,
            "energy (Wh)": energy,
            "energy in landing (Wh)": landed_energy,
        },
    )


@dg.asset_check(asset=UTILIZATION)
def time_agrees_with_landing(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """Time by state is what statuses say, and between that and what orders may add to it."""
    day = city_day(context, clickhouse)
    busy, idle, status_busy, status_idle, order_time, stations = numbers(
        clickhouse,
        context,
        statement("time_agrees"),
        {
            "day": day.date,
            "starts": day.starts,
            "ends": day.ends,
            "reads_from": reads_from(day),
            "settled_by": settled_by(day),
            "silence": silence_ms("charger.status"),
            "never": NEVER_MS,
            "sampled": SAMPLED_STATIONS,
        },
    )
    return dg.AssetCheckResult(
        passed=idle == status_idle and status_busy <= busy <= status_busy + order_time,
        metadata={
            "stations": stations,
            "free or reserved (s)": idle / 1000,
            "free or reserved by statuses (s)": status_idle / 1000,
            "charging or discharging (s)": busy / 1000,
            "charging or discharging by statuses (s)": status_busy / 1000,
            "orders may add (s)": order_time / 1000,
        },
    )


UTILIZATION_CHECKS = [
    energy_agrees_with_landing,
    orders_agree_with_landing,
    time_agrees_with_landing,
]
