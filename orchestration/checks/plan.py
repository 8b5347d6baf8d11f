"""Checks of plan against actual: parts make up wholes, and distances hold by another route."""

import dagster as dg

from orchestration.checks.asking import city_day, numbers
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key
from pipelines.plan.radius import FARTHEST_M

_PARTS = """
    SELECT count(), countIf(NOT adds_up)
    FROM
    (
        SELECT
            sumIf(numerator, place = 'area') AS whole,
            whole = sumIf(numerator, place = 'district')
                AND whole = sumIf(numerator, place = 'town') AS adds_up
        FROM derived.plan
        WHERE day = %(day)s
        GROUP BY statement_id
    )"""

# Each of some cells against every public station; the computation looks in rings of cells.
_DISTANCES = """
    SELECT count(), countIf(nearest != ifNull(distance_m, 4294967295))
    FROM
    (
        SELECT cell, any(distance_m) AS distance_m,
            min(if(metres > %(farthest)s, 4294967295, metres)) AS nearest
        FROM
        (
            SELECT cell, distance_m, toUInt32(round(geoDistance(
                station.longitude, station.latitude, cells.longitude, cells.latitude
            ))) AS metres
            FROM
            (
                SELECT * FROM derived.service_cells
                WHERE day = %(day)s AND network = 'charging' ORDER BY cityHash64(cell) LIMIT 200
            ) AS cells
            CROSS JOIN
            (
                SELECT longitude, latitude FROM reference.station FINAL
                WHERE valid_from <= %(day)s AND %(day)s < valid_to AND longitude IS NOT NULL
                  AND use_class = 'public' AND operating_state IN ('operating', 'unknown', '')
                  AND (operator_id, station_id) IN (
                      SELECT operator_id, station_id FROM derived.register
                      WHERE day = %(day)s AND in_operation
                  )
            ) AS station
        )
        GROUP BY cell
    )"""


@dg.asset_check(asset=derived_key("plan"))
def parts_make_up_the_whole(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """What districts and towns have of a statement is what its area has."""
    day = city_day(context, clickhouse, "plan")
    statements, wrong = numbers(clickhouse, context, _PARTS, {"day": day.date})
    return dg.AssetCheckResult(
        passed=wrong == 0, metadata={"statements": statements, "that do not add up": wrong}
    )


@dg.asset_check(asset=derived_key("service_cells"))
def distances_agree(
    context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
) -> dg.AssetCheckResult:
    """For some cells, the nearest public station is the nearest of all."""
    day = city_day(context, clickhouse, "service_cells")
    cells, wrong = numbers(
        clickhouse, context, _DISTANCES, {"day": day.date, "farthest": FARTHEST_M}
    )
    return dg.AssetCheckResult(
        passed=wrong == 0, metadata={"cells": cells, "with another distance": wrong}
    )


PLAN_CHECKS = [parts_make_up_the_whole, distances_agree]
