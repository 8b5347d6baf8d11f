"""Plays five days of the district: events into Kafka, processing, landing, Dagster."""

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
from seeds.reference import reference_folder, write_tables
from seeds.replay.landed import await_caught_up
from seeds.simulator.parameters import Parameters
from seeds.simulator.playing.outcome import Outcome
from seeds.simulator.playing.worker import to_kafka
from seeds.simulator.profile import PROFILES, sized
from seeds.simulator.reference import reference_rows
from seeds.simulator.simulation import Simulation
from stack.demo.processed import await_processed
from stack.errors import StackError
from stack.simulated import simulated

# One shard, so that events are sent in the order of their times: at full speed those of two shards
# are hours apart, and to who processes them the later one is silent.
CITY = Simulation(
    seed=20260706,
    profile=sized(PROFILES["district"], vehicles=700, shards=1),
    parameters=Parameters(),
    first_day=date(2026, 7, 8),  # a Wednesday, so that there are working days and days off
    days=5,
)
DAYS = [CITY.clock.day(number) for number in range(CITY.days)]


@dataclass(frozen=True)
class Played:
    """What was sent, and what Dagster built of it."""

    began: datetime
    sent: Outcome
    built: list[Built]


def register(settings: Settings) -> None:
    """Write what is registered, before workers start, who ask for it then."""
    write_tables(reference_folder(settings.home, "simulation"), reference_rows(CITY.city()))


def play(settings: Settings, console: Console) -> Played:
    """Send the days at full speed, wait until they are processed and landed, and build them.

    Raises:
        StackError: processing or landing stands still.
        SimulationError: not all was sent.
    """
    began = datetime.now(UTC)
    console.rule("events into Kafka")
    sent = simulated(CITY, to_kafka(settings), console)
    console.rule("processing, landing")
    landed = [each.name for each in schemas.landed_topics()]
    with _bar(console, "records processed") as progress:
        why_not = await_processed(settings, progress)
    with _bar(console, "records landed") as progress:
        why_not = why_not or await_caught_up(settings, landed, progress)
    if why_not:
        raise StackError(why_not, "`three-networks status` shows the workers and their logs")
    console.rule("Dagster")
    return Played(began, sent, materialize.main(DAYS, settings))


@contextmanager
def _bar(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task(what, total=None)
        yield lambda have, of: bar.update(task, completed=have, total=of)
