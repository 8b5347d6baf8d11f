"""`python -m benchmarks.daily`: what a day of the city costs, and what of half the city."""

import signal
import sys
from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.computed import load, show
from benchmarks.common.cost import Cost
from benchmarks.common.report import last_line, progress
from benchmarks.daily.day import day_of


def main(*, connectors: Annotated[int, Parameter(env_var="CONNECTORS")] = 240_000) -> None:
    """Compute a day of half as many connectors, and one of so many.

    Parameters
    ----------
    connectors: of the whole city; growth is its cost over that of the half.
    """
    # Ended from outside it takes its engine and folder down, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    half, whole = (_shown(each, day_of(each)) for each in (connectors // 2, connectors))
    show(whole, half)
    before, cost = _together(half), _together(whole)
    last_line(
        {
            "seconds": round(cost.seconds, 2),
            "cpu_s": round(cost.cpu_s, 2),
            "query_mb": round(cost.query_mb),
            "rss_mb": round(cost.rss_mb),
            "growth": round(cost.cpu_s / before.cpu_s, 2),
            "growth_s": round(cost.seconds / before.seconds, 2),
            "connectors": connectors,
            "load": load(),
        }
    )


def _shown(connectors: int, costs: dict[str, Cost]) -> dict[str, Cost]:
    progress(f"{connectors:,} connectors are computed, in {_together(costs).seconds:.1f} s")
    return costs


def _together(costs: dict[str, Cost]) -> Cost:
    return Cost(
        seconds=sum(each.seconds for each in costs.values()),
        cpu_s=sum(each.cpu_s for each in costs.values()),
        query_mb=max(each.query_mb for each in costs.values()),
        rss_mb=max(each.rss_mb for each in costs.values()),
    )


if __name__ == "__main__":
    run(main)
