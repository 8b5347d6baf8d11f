"""`python -m benchmarks.nightly`: what a night of the city costs, and what of half the city."""

import signal
import sys
from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.computed import growth, load, show
from benchmarks.common.cost import Cost
from benchmarks.common.report import last_line, progress
from benchmarks.nightly.night import night_of


def main(*, connectors: Annotated[int, Parameter(env_var="CONNECTORS")] = 240_000) -> None:
    """Compute a night of half as many connectors, and one of so many.

    The JSON line has, by computation, `seconds`, `cpu_s`, `query_mb`, `rss_mb` of the whole city
    and `growth`, its processor time over that of the half.

    Parameters
    ----------
    connectors: of the whole city; roads are as many in the half of it.
    """
    # Ended from outside it takes its engine and folder down, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    half, whole = (_shown(each) for each in (connectors // 2, connectors))
    show(whole, half)
    told = {name: _told(cost, half[name]) for name, cost in whole.items()}
    last_line({**told, "connectors": connectors, "load": load()})


def _shown(connectors: int) -> dict[str, Cost]:
    costs = night_of(connectors)
    progress(f"{connectors:,} connectors are computed")
    return costs


def _told(cost: Cost, half: Cost) -> dict[str, float]:
    return {
        "seconds": round(cost.seconds, 2),
        "cpu_s": round(cost.cpu_s, 2),
        "query_mb": round(cost.query_mb),
        "rss_mb": round(cost.rss_mb),
        "growth": round(growth(cost, half), 2),
    }


if __name__ == "__main__":
    run(main)
