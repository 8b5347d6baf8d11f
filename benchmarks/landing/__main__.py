"""`python -m benchmarks.landing`: the drain of one topic by the bare loop, by us and by peers."""

from typing import Annotated

from cyclopts import Parameter, run

from benchmarks.common.produce import produce
from benchmarks.common.report import progress
from benchmarks.common.stack import running_stack
from benchmarks.landing.contestants import Arena, Run
from benchmarks.landing.figures import BARE, OURS, OURS_TWO, QUIX, STOCK, Figures


def main(
    *,
    events: Annotated[int, Parameter(env_var="EVENTS")] = 2_000_000,
    rounds: Annotated[int, Parameter(env_var="ROUNDS")] = 2,
    stock_events: int = 150_000,
    batches: tuple[int, ...] = (5_000, 20_000, 50_000),
    quix: bool = False,
) -> None:
    """Measure how fast a topic of mixed events is drained into ClickHouse.

    The bare loop, one worker and two workers take turns, so that a noisy moment hits all of them;
    the best run of each counts.

    Parameters
    ----------
    events: how many are produced and drained.
    rounds: how often the turns are taken.
    stock_events: how many of them stock faust drains, which is slow.
    batches: batch sizes that the bare loop tries on a quarter of the events; it takes the best.
    quix: also measure Quix Streams, in an environment that is made for this.
    """
    figures = Figures()
    with running_stack() as stack:
        progress(f"producing {events:,} events")
        produced = produce(stack, events)
        size = produced.bytes / produced.total
        progress(f"produced in {produced.seconds:.0f} s, {size:.0f} bytes each")
        arena = Arena(stack, produced)
        batch = _best_batch(arena, batches, max(1, events // 4))
        for number in range(1, rounds + 1):
            _say(BARE, figures.add(BARE, arena.bare(batch, events)))
            _say(OURS, figures.add(OURS, arena.ours(1, f"one-{number}")))
            _say(OURS_TWO, figures.add(OURS_TWO, arena.ours(2, f"two-{number}")))
        part = min(stock_events, events // 2)  # `take` hangs now and then at the end of a topic
        _say(STOCK, figures.add(STOCK, arena.stock_faust(part)))
        if quix:
            _say(QUIX, figures.add(QUIX, arena.quix(events // 4)))
    figures.show()
    figures.tell()


def _best_batch(arena: Arena, batches: tuple[int, ...], limit: int) -> int:
    """The batch size with which the bare loop is fastest."""
    if len(batches) == 1:
        return batches[0]
    rates = {batch: arena.bare(batch, limit).rate or 0 for batch in batches}
    for batch, rate in rates.items():
        progress(f"bare loop, batches of {batch:,}: {rate:,.0f} events/s")
    return max(rates, key=lambda batch: rates[batch])


def _say(name: str, run: Run) -> None:
    rate = f"{run.rate:,.0f} events/s" if run.rate else "too few events for a rate"
    growth = "" if run.growth_mb is None else f", {run.growth_mb:+.0f} MB in its later half"
    progress(f"{name}: {rate}, {run.rss_mb:.0f} MB{growth}")


if __name__ == "__main__":
    run(main)
