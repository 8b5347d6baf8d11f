"""`python -m benchmarks.simulate`: how fast a city is made, to Kafka and to Parquet."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, run
from msgspec.structs import replace

from benchmarks.common.folder import data_folder
from benchmarks.common.report import last_line, progress, table
from benchmarks.common.stack import running_stack
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.run import Outcome, simulate
from seeds.simulator.simulation import Simulation
from seeds.simulator.worker import ToKafka, ToParquet

_FIRST_DAY = date(2026, 7, 6)


def main(
    *,
    connectors: Annotated[int, Parameter(env_var="CONNECTORS")] = 24_000,
    days: Annotated[int, Parameter(env_var="DAYS")] = 1,
    processes: int = 2,
) -> None:
    """Make the same city three times: to Parquet by one process and by several, and to Kafka.

    Parameters
    ----------
    connectors: of a city that has the stations of a tenth of it; the full size is 240,000.
    days: how many days.
    processes: that share the work.
    """
    simulation = Simulation(
        seed=1,
        profile=replace(PROFILES["city"], connectors=connectors, stations=connectors // 80),
        parameters=Parameters(),
        first_day=_FIRST_DAY,
        days=days,
    )
    with tempfile.TemporaryDirectory(prefix="three-networks-", dir=data_folder()) as name:
        alone = simulate(simulation, ToParquet(Path(name) / "one"), 1)
        _say("Parquet, one process", alone)
        files = simulate(simulation, ToParquet(Path(name) / "several"), processes)
        _say(f"Parquet, {processes} processes", files)
    with running_stack() as stack:
        stream = simulate(simulation, ToKafka(stack.settings.kafka), processes)
        _say(f"Kafka, {processes} processes", stream)
    table(
        ["simulation", "events/s", "peak MB a process"],
        [
            [name, f"{_rate(each):,}", f"{each.rss_mb:.0f}"]
            for name, each in (
                ("Parquet, one process", alone),
                (f"Parquet, {processes} processes", files),
                (f"Kafka, {processes} processes", stream),
            )
        ],
    )
    last_line(
        {
            "kafka_events_s": _rate(stream),
            "parquet_events_s": _rate(files),
            "rss_mb": round(max(each.rss_mb for each in (alone, files, stream))),
            "same_bytes": alone.checksum == files.checksum,
            "events": files.total,
        }
    )


def _rate(outcome: Outcome) -> int:
    return round(outcome.total / outcome.seconds)


def _say(name: str, outcome: Outcome) -> None:
    progress(f"{name}: {outcome.total:,} events, {_rate(outcome):,} a second")


if __name__ == "__main__":
    run(main)
