"""`python -m benchmarks.streams`: drain, alert and restore of one processing worker."""

from typing import Annotated, Any

from cyclopts import Parameter, run

from benchmarks.common.report import last_line, progress, table
from benchmarks.common.stack import Stack, running_stack
from benchmarks.streams.alert import alert
from benchmarks.streams.bare import bare
from benchmarks.streams.city import play
from benchmarks.streams.drain import drain
from benchmarks.streams.restore import restore


def main(
    *,
    events: Annotated[int, Parameter(env_var="EVENTS")] = 1_000_000,
    rate: Annotated[int, Parameter(env_var="RATE")] = 5_000,
    alerts: Annotated[int, Parameter(env_var="ALERTS")] = 300,
    keys: Annotated[int, Parameter(env_var="KEYS")] = 240_000,
    warm_up: int = 10,
) -> None:
    """Measure one processing worker with all processors on.

    Parameters
    ----------
    events: about so many of a simulated day are drained.
    rate: ordinary events a second while alerts are waited for.
    alerts: how many causes are sent.
    keys: of how many a state is restored.
    warm_up: seconds of ordinary events before the first cause.
    """
    figures: dict[str, Any] = {}
    with running_stack() as stack:
        figures |= _drained(stack, events)
        figures |= _shown("restore", restore(stack, keys))
    with running_stack() as stack:
        figures |= _shown("alert", alert(stack, rate, alerts, warm_up))
    table(["streams", ""], [[name, f"{value:,}"] for name, value in figures.items()])
    last_line(figures)


def _drained(stack: Stack, events: int) -> dict[str, Any]:
    progress(f"playing a city of about {events:,} events")
    play(stack, events)
    reference = _shown("bare loop", bare(stack))
    found = _shown("drain", drain(stack))
    return found | reference | {"ratio_bare": round(found["events_s"] / reference["bare"], 3)}


def _shown(what: str, figures: dict[str, Any]) -> dict[str, Any]:
    progress(f"{what}: {figures}")
    return figures


if __name__ == "__main__":
    run(main)
