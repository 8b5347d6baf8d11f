"""A simulation with its progress on the console."""

import os

from rich.console import Console
from rich.progress import Progress, TextColumn

from seeds.simulator.playing import progress
from seeds.simulator.playing.outcome import Outcome
from seeds.simulator.playing.run import simulate
from seeds.simulator.playing.worker import ToKafka, ToParquet
from seeds.simulator.simulation import Simulation


def simulated(
    simulation: Simulation,
    target: ToKafka | ToParquet,
    console: Console,
    processes: int | None = None,
) -> Outcome:
    """Play a simulation, by default in as many processes as there are cores.

    Raises:
        SimulationError: it did not come to its end.
    """
    columns = *Progress.get_default_columns(), TextColumn("{task.fields[found]}")
    with Progress(*columns, console=console) as bar:
        shown = _Shown(bar, simulation.shard_hours)
        try:
            return simulate(simulation, target, processes or os.cpu_count() or 1, shown)
        except KeyboardInterrupt:
            console.print(f"stopped: {target.again}")
            raise


class _Shown(progress.Progress):
    """On bars; how many rows the register will have is not known before."""

    def __init__(self, bar: Progress, shard_hours: int) -> None:
        self._bar = bar
        self._register = bar.add_task("register", total=None, found="")
        self._city = bar.add_task("city", total=shard_hours, found="")

    def registered(self, rows: int) -> None:
        self._bar.update(self._register, completed=rows, found=f"{rows:,} rows")

    def played(self, hours: int, events: int) -> None:
        self._bar.update(self._city, completed=hours, found=f"{events:,} events")
