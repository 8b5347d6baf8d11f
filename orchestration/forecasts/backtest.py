"""The backtest on what the city's stations took: on demand, one partition a month."""

from collections.abc import Iterator

import dagster as dg

from orchestration.clickhouse import ClickHouseResource
from orchestration.days import ZONE
from orchestration.reference import reference_key
from orchestration.report import MONTHS
from orchestration.topics import landing_key
from pipelines.report.month import Month

KEY = dg.AssetKey(["report", "backtest"])
BEATS = "beats_simple_rules"


class Span(dg.Config):
    """What is judged.

    Attributes:
        months: of history, the partition's month the last; each is a fold more.
    """

    months: int = 2


@dg.asset(
    key=KEY,
    deps=[
        landing_key("station_load"),
        *(reference_key(each) for each in ("station", "connector")),
    ],
    partitions_def=MONTHS,
    group_name="report",
    kinds={"html"},
    check_specs=[
        dg.AssetCheckSpec(
            BEATS,
            asset=KEY,
            description="No simple rule has a lower error than the model, at any horizon.",
        )
    ],
    description="How good the model is at the city's stations beside every simple rule, up to the"
    " end of a month: a page with plots in `backtests` of the home folder.",
)
def load_backtest(
    context: dg.AssetExecutionContext, config: Span, clickhouse: ClickHouseResource
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Judge and write the page; again writes the same."""
    from pipelines.forecast.backtest import render
    from pipelines.load_forecast.backtest import backtest_city, better_rules

    month = Month.parse(context.partition_key[:7])
    first, after = month.moved(1 - config.months).first, month.moved(1).first
    with clickhouse.connect(context.run.run_id) as client:
        result = backtest_city(client, first, after, ZONE, context.log.info)
    page = clickhouse.settings.home / "backtests" / f"{month}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(render(result, "stations of the city", f"{first} to {after}"))
    day = result.spreads[0]
    yield dg.MaterializeResult(
        metadata={
            "page": dg.MetadataValue.path(page),
            "folds": result.folds,
            "stations": len(day.stations),
            **{f"WAPE of a day: {name}": each.wape for name, each in result.day_ahead.items()},
            "in the 80 % interval": day.coverage_80,
        }
    )
    better = list(better_rules(result))
    yield dg.AssetCheckResult(
        passed=not better,
        check_name=BEATS,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"better than the model": better},
    )


BACKTEST = dg.define_asset_job(
    "backtest",
    selection=dg.AssetSelection.assets(load_backtest),
    description="How good forecasts of stations are, judged on months of their past.",
)
