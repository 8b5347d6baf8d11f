"""A simulation with its progress on the console."""

import os

from rich.console import Console
from rich.progress import Progress, TextColumn

from seeds.simulator.run import Outcome, simulate
from seeds.simulator.simulation import Simulation
from seeds.simulator.worker import ToKafka, ToParquet


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
    columns = *Progress.get_default_columns(), TextColumn("{task.fields[events]:,} events")
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("city", total=simulation.shard_hours, events=0)
        return simulate(
            simulation,
            target,
            processes or os.cpu_count() or 1,
            lambda done, events: bar.update(task, completed=done, events=events),
        )
