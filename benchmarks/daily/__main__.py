"""`python -m benchmarks.daily`: what a day of the city costs, and what twice the city costs."""

import os
import signal
import sys
from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.report import last_line, progress, table
from benchmarks.daily.day import day_of
from benchmarks.daily.measured import Cost


def main(*, connectors: Annotated[int, Parameter(env_var="CONNECTORS")] = 240_000) -> None:
    """Compute a day of so many connectors, and one of twice as many.

    Parameters
    ----------
    connectors: of the smaller city.
    """
    # Ended from outside it takes its engine and folder down, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    once, twice = (_shown(each, day_of(each)) for each in (connectors, 2 * connectors))
    rows = [
        [name, *(f"{value:.1f}" for value in _four(cost)), f"{twice[name].cpu_s / cost.cpu_s:.2f}"]
        for name, cost in once.items()
    ]
    table(["computation", "s", "CPU s", "query MB", "rss MB", "growth"], rows)
    whole = _together(once)
    last_line(
        {
            "seconds": round(whole.seconds, 2),
            "cpu_s": round(whole.cpu_s, 2),
            "query_mb": round(whole.query_mb),
            "rss_mb": round(whole.rss_mb),
            "growth": round(_together(twice).cpu_s / whole.cpu_s, 2),
            "growth_s": round(_together(twice).seconds / whole.seconds, 2),
            "connectors": connectors,
            "load": round(os.getloadavg()[0], 1),
        }
    )


def _shown(connectors: int, costs: dict[str, Cost]) -> dict[str, Cost]:
    progress(f"{connectors:,} connectors: {costs}")
    return costs


def _together(costs: dict[str, Cost]) -> Cost:
    return Cost(
        seconds=sum(each.seconds for each in costs.values()),
        cpu_s=sum(each.cpu_s for each in costs.values()),
        query_mb=max(each.query_mb for each in costs.values()),
        rss_mb=max(each.rss_mb for each in costs.values()),
    )


def _four(cost: Cost) -> tuple[float, float, float, float]:
    return cost.seconds, cost.cpu_s, cost.query_mb, cost.rss_mb


if __name__ == "__main__":
    run(main)
