"""`python -m benchmarks.views`: the views by key in a city of 240,000 connectors."""

import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.folder import data_folder
from benchmarks.common.report import last_line, progress, require, table
from benchmarks.views.city import fill
from benchmarks.views.measured import Taken, taken
from benchmarks.views.queries import AROUND, BY_KEY, NOTHING, ROW, WHOLE
from connections import schema_plan
from connections.clickhouse import ClickHouse
from stack.declared import planned
from stack.services.clickhouse import running_clickhouse


def main(
    *,
    connectors: Annotated[int, Parameter(env_var="CONNECTORS")] = 240_000,
    hours: int = 6,
    times: int = 50,
) -> None:
    """Ask each view many times on one connection of the user `decision`.

    Parameters
    ----------
    connectors: of the city.
    hours: of statements every ten minutes; the views look back two days.
    times: how often each query is asked.
    """
    # Ended from outside it takes its engine and folder down, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    found = _measured(connectors, hours, times)
    table(
        ["query", "rows", "p50 ms", "p99 ms", "CPU ms"],
        [
            [name, str(each.rows), *(f"{ms:.1f}" for ms in (each.p50_ms, each.p99_ms, each.cpu_ms))]
            for name, each in found.items()
        ],
    )
    by_key = [each for name, each in found.items() if name in BY_KEY]
    last_line(
        {
            "slowest_by_key_p50_ms": round(max(each.p50_ms for each in by_key), 1),
            "slowest_by_key_cpu_ms": round(max(each.cpu_ms for each in by_key), 1),
            "select_1_p50_ms": round(found[NOTHING].p50_ms, 1),
            "row_p50_ms": round(found[ROW].p50_ms, 1),
            "row_cpu_ms": round(found[ROW].cpu_ms, 1),
            "connectors": connectors,
            "load": round(os.getloadavg()[0], 1),
        }
    )


def _measured(connectors: int, hours: int, times: int) -> dict[str, Taken]:
    with (
        tempfile.TemporaryDirectory(
            prefix="three-networks-", dir=data_folder(), ignore_cleanup_errors=True
        ) as name,
        running_clickhouse(Path(name)) as settings,
    ):
        patient = settings.model_copy(update={"send_receive_timeout_s": 300})
        with ClickHouse(patient, "ingest") as client:
            schema_plan.apply(client, planned(client))
            progress(f"filling a city of {connectors:,} connectors")
            fill(client, connectors, hours)
        progress("asking")
        with ClickHouse(settings, "decision") as client:
            found = {name: taken(client, sql, times) for name, sql in (BY_KEY | AROUND).items()}
            found |= {name: taken(client, sql, 3) for name, sql in WHOLE.items()}
    require(found["connectors of a station"].rows, 12, "connectors of a station")
    require(found["sessions of a station"].rows, 20, "sessions of a station")
    return found


if __name__ == "__main__":
    run(main)
