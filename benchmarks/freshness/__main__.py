"""`python -m benchmarks.freshness`: from event to queryable at a steady rate, by percentiles."""

from dataclasses import asdict
from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.drain import await_landed, check_landed
from benchmarks.common.produce import produce
from benchmarks.common.report import last_line, progress, table
from benchmarks.common.stack import Stack, running_stack
from benchmarks.common.workers import await_members, landing_workers
from benchmarks.freshness.latency import latency, partition_lag

_LEAST_SHARE = 0.97  # of the rate asked for; below it the producers could not keep up


def main(
    *,
    rate: Annotated[int, Parameter(env_var="RATE")] = 20_000,
    seconds: Annotated[int, Parameter(env_var="SECONDS")] = 60,
    workers: Annotated[int, Parameter(env_var="WORKERS")] = 1,
    warm_up: int = 10,
) -> None:
    """Measure how fresh tables are while events come at a steady rate.

    Parameters
    ----------
    rate: events a second, of all types together.
    seconds: for how long, after the warm-up.
    workers: how many landing workers share the partitions.
    warm_up: seconds of events that are landed but not looked at.
    """
    with running_stack() as stack:
        with landing_workers(stack, workers, group="freshness") as processes:
            await_members(stack, processes, "freshness")
            total = rate * (warm_up + seconds)
            progress(f"{workers} workers are ready; {total:,} events at {rate:,} a second")
            produced = produce(stack, total, rate, processes=1)
            await_landed(stack, processes, total)
            check_landed(stack, produced)
        reached = produced.total / produced.seconds
        if reached < rate * _LEAST_SHARE:
            progress(f"the producer reached {reached:,.0f} events/s of {rate:,}: so fresh at that")
        _report(stack, rate, reached, workers, warm_up)


def _report(stack: Stack, asked: int, reached: float, workers: int, warm_up_s: float) -> None:
    with stack.client() as client:
        found, lag = latency(client, warm_up_s), partition_lag(client, warm_up_s)
    figures = {name: round(value, 3) for name, value in asdict(found).items()}
    figures |= {"max_partition_lag_s": round(lag, 3)}
    table(["event to queryable", ""], [[name, str(value)] for name, value in figures.items()])
    last_line(figures | {"rate": round(reached), "asked_rate": asked, "workers": workers})


if __name__ == "__main__":
    run(main)
