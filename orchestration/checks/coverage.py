"""Coverage of each network: how much of the time is known."""

from collections.abc import Iterator
from typing import NamedTuple

import dagster as dg

from orchestration.checks.asking import city_day, numbers, ratio
from orchestration.clickhouse import ClickHouseResource
from orchestration.derived import derived_key

# Below this share of known time a rate says more about the reporting than about what is reported.
LEAST_COVERAGE = 0.8


class Coverage(NamedTuple):
    """Time known, and time in all, in ms, of the registered rows of a table that `rows` chooses."""

    table: str
    name: str
    description: str
    known: str
    time: str
    rows: str = "registered"


COVERAGES = (
    Coverage(
        "intervals",
        "occupancy_is_known",
        "Most of the registered connectors' time has a known occupancy.",
        "if(state = 'unknown', 0, milliseconds)",
        "milliseconds",
        "registered AND axis = 'occupancy'",
    ),
    Coverage(
        "parking_lots",
        "occupancy_is_known",
        "Most of the registered lots' time has a known occupancy.",
        "known_ms",
        "hour_ms",
    ),
    Coverage(
        "parking_bays",
        "occupancy_is_known",
        "Most of the registered bays' time has a known occupancy.",
        "known_ms",
        "hour_ms",
    ),
    Coverage(
        "traffic",
        "speed_is_known",
        "Most of the registered segments' time has a known speed.",
        "known_ms",
        "hour_ms",
    ),
    Coverage(
        "feeder_load",
        "load_is_known",
        "Most of the registered feeders' time has a known load.",
        "load_known_ms",
        "quarter_ms",
    ),
    Coverage(
        "availability",
        "condition_is_known",
        "Of most of the time in operation it is known whether connectors were up.",
        "if(condition = 'unknown', 0, milliseconds)",
        "milliseconds",
        "condition != 'excluded'",
    ),
    Coverage(
        "blocking",
        "use_is_known",
        "Most of the time of bays of which anything was said has a known use.",
        "known_ms",
        "hour_ms",
        "(operator_id, connector_id) IN (SELECT operator_id, connector_id FROM derived.blocking"
        " WHERE day = %(day)s AND known_ms > 0)",
    ),
    Coverage(
        "flexibility",
        "load_is_known",
        "In most quarter hours enough is known of the load of each feeder's stations.",
        "if(is_known, 900000, 0)",
        "900000",
        "stations > 0",
    ),
)


def coverage_checks() -> Iterator[dg.AssetChecksDefinition]:
    """One check a table."""
    for coverage in COVERAGES:
        yield _check(coverage)


def _check(coverage: Coverage) -> dg.AssetChecksDefinition:
    @dg.asset_check(
        asset=derived_key(coverage.table), name=coverage.name, description=coverage.description
    )
    def check(
        context: dg.AssetCheckExecutionContext, clickhouse: ClickHouseResource
    ) -> dg.AssetCheckResult:
        known, time = numbers(
            clickhouse,
            context,
            f"SELECT sum({coverage.known}), sum({coverage.time})"
            f" FROM derived.{coverage.table} WHERE day = %(day)s AND {coverage.rows}",
            {"day": city_day(context, clickhouse, coverage.table).date},
        )
        return dg.AssetCheckResult(
            # A city that registers nothing of a network knows all there is of it.
            passed=time == 0 or known / time >= LEAST_COVERAGE,
            severity=dg.AssetCheckSeverity.WARN,
            metadata={
                "known (s)": known / 1000,
                "unknown (s)": (time - known) / 1000,
                "coverage": ratio(known, time),
                "least coverage": LEAST_COVERAGE,
            },
        )

    return check
