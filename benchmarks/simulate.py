"""`python -m benchmarks.simulate`: how fast a city is made, to Kafka and to Parquet."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.folder import data_folder
from benchmarks.common.report import last_line, progress, table
from benchmarks.common.stack import running_stack
from seeds.simulator.parameters import Parameters
from seeds.simulator.playing.outcome import Outcome
from seeds.simulator.playing.run import simulate
from seeds.simulator.playing.worker import ToKafka, ToParquet
from seeds.simulator.profile import PROFILES, scaled
from seeds.simulator.simulation import Simulation

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
    connectors: of the city, with as many to a station as the full one of 240,000 has.
    days: how many days.
    processes: that share the work.
    """
    simulation = Simulation(
        seed=1,
        profile=scaled(PROFILES["city"], connectors),
        parameters=Parameters(),
        first_day=_FIRST_DAY,
        days=days,
    )
    runs: dict[str, Outcome] = {}

    def add(name: str, target: ToKafka | ToParquet, processes: int) -> Outcome:
        runs[name] = done = simulate(simulation, target, processes)
        progress(f"{name}: {done.total:,} events, {_rate(done):,} a second")
        return done

    with tempfile.TemporaryDirectory(prefix="three-networks-", dir=data_folder()) as folder:
        alone = add("Parquet, one process", ToParquet(Path(folder) / "one"), 1)
        several = ToParquet(Path(folder) / "several")
        files = add(f"Parquet, {processes} processes", several, processes)
    with running_stack() as stack:
        stream = add(f"Kafka, {processes} processes", ToKafka(stack.settings.kafka), processes)
    table(
        ["simulation", "events/s", "peak MB a process"],
        [[name, f"{_rate(each):,}", f"{each.rss_mb:.0f}"] for name, each in runs.items()],
    )
    last_line(
        {
            "kafka_events_s": _rate(stream),
            "parquet_events_s": _rate(files),
            "rss_mb": round(max(each.rss_mb for each in runs.values())),
            "same_bytes": alone.checksum == files.checksum,
            "events": files.total,
        }
    )


def _rate(outcome: Outcome) -> int:
    return round(outcome.total / outcome.seconds)


if __name__ == "__main__":
    run(main)
