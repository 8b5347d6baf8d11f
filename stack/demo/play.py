"""Plays a week of the district: events into Kafka, landing, Dagster."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import schemas
from connections.settings import Settings
from orchestration import materialize
from orchestration.materialize import Built
from seeds.replay.landed import await_caught_up
from seeds.simulator.parameters import Parameters
from seeds.simulator.playing.outcome import Outcome
from seeds.simulator.playing.worker import to_kafka
from seeds.simulator.profile import PROFILES
from seeds.simulator.simulation import Simulation
from stack.errors import StackError
from stack.simulated import simulated

CITY = Simulation(
    seed=20260706,
    profile=PROFILES["district"],
    parameters=Parameters(),
    first_day=date(2026, 7, 6),
    days=7,
)
DAYS = [CITY.clock.day(number) for number in range(CITY.days)]


@dataclass(frozen=True)
class Played:
    """What was sent, and what Dagster built of it."""

    began: datetime
    sent: Outcome
    built: list[Built]


def play(settings: Settings, console: Console) -> Played:
    """Send the days at full speed, wait until they have landed, and build them.

    Raises:
        StackError: landing stands still.
        SimulationError: not all was sent.
    """
    began = datetime.now(UTC)
    console.rule("events into Kafka")
    sent = simulated(CITY, to_kafka(settings), console)
    console.rule("landing")
    with _bar(console) as progress:
        names = [each.name for each in schemas.landed_topics()]
        why_not = await_caught_up(settings, names, progress)
    if why_not:
        raise StackError(why_not, "`three-networks status` shows the workers and their logs")
    console.rule("Dagster")
    return Played(began, sent, materialize.main(DAYS, settings))


@contextmanager
def _bar(console: Console) -> Iterator[Callable[[int, int], None]]:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("records landed", total=None)
        yield lambda have, of: bar.update(task, completed=have, total=of)
