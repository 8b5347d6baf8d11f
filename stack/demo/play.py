"""Plays the seed city: events into Kafka, landing, Dagster."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import schemas
from connections.settings import Settings
from orchestration import materialize
from orchestration.materialize import Built
from seeds.city.run import main as produce_city
from seeds.city.truth import Truth
from seeds.replay.landed import await_caught_up
from stack.errors import StackError

DAYS = 7


@dataclass(frozen=True)
class Played:
    """What was sent, and what Dagster built of it."""

    began: datetime
    truth: Truth
    built: list[Built]

    @property
    def days(self) -> list[date]:
        """The city days that were played."""
        return [self.truth.first_day + timedelta(days=n) for n in range(self.truth.days)]


def play(settings: Settings, console: Console) -> Played:
    """Send the days at full speed, wait until they have landed, and build them.

    Raises:
        StackError: landing stands still.
    """
    began = datetime.now(UTC)
    console.rule("events into Kafka")
    truth = produce_city(settings, days=DAYS)
    console.rule("landing")
    with _bar(console) as progress:
        names = [each.name for each in schemas.topics()]
        why_not = await_caught_up(settings, names, progress)
    if why_not:
        raise StackError(why_not, "`three-networks status` shows the workers and their logs")
    console.rule("Dagster")
    days = [truth.first_day + timedelta(days=n) for n in range(truth.days)]
    return Played(began, truth, materialize.main(days, settings))


@contextmanager
def _bar(console: Console) -> Iterator[Callable[[int, int], None]]:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("records landed", total=None)
        yield lambda have, of: bar.update(task, completed=have, total=of)
