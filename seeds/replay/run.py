"""Replays a data set into Kafka and compares what landed with what was sent."""

from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from connections.kafka import EventProducer
from connections.settings import Settings
from gateways.pseudonym import Pseudonyms, load_pseudonyms
from schemas import contract_of
from schemas.contract import declared
from seeds.reference import write_reference
from seeds.replay.dataset import Dataset, find_dataset
from seeds.replay.landed import Landed, await_landed
from seeds.replay.pace import Pace
from seeds.replay.report import show
from seeds.replay.tally import Tally

SHOW_EVERY = 1_000  # events


def main(name: str, path: Path, speed: str, settings: Settings) -> bool:
    """Replay the data set `name` and print source, events and views side by side.

    True where they agree as far as the views could be asked.

    Args:
        path: the data set's file or its folder.
        speed: `max`, or how many times real time, as `60`.

    Raises:
        ReplayError: name, path or speed cannot be; says what can.
        UndeliveredError: Kafka did not take every event.
    """
    pace = Pace.parse(speed)
    dataset = find_dataset(name)
    files = dataset.locate(path)
    console = Console()
    write_reference(settings.home, dataset.name, dataset.reference_rows(files[0]))
    tally = Tally()
    with _bar(console) as bar:
        produce(dataset, files, pace, settings, load_pseudonyms(settings.home), tally, bar)
        landed = _watch(dataset, settings, tally, bar)
    return show(console, dataset, tally, landed)


def produce(
    dataset: Dataset,
    files: tuple[Path, ...],
    pace: Pace,
    settings: Settings,
    pseudonyms: Pseudonyms,
    tally: Tally,
    bar: Progress,
) -> None:
    """Send every event in its time; returns when Kafka has acknowledged them all."""
    producer = EventProducer(settings.kafka)
    size = sum(each.stat().st_size for each in files)
    task = bar.add_task(f"replay {dataset.name}", total=size, note="")
    for number, (at_ms, event) in enumerate(dataset.events(files, pseudonyms, tally)):
        pace.wait(at_ms)
        producer.send(declared(type(event)), event)
        tally.made(event)
        if number % SHOW_EVERY == 0 or pace.factor:
            _show_speed(bar, task, tally, number)
    producer.flush()
    bar.update(task, completed=tally.bytes_read)


def _show_speed(bar: Progress, task: TaskID, tally: Tally, number: int) -> None:
    elapsed = bar.tasks[task].elapsed or 0
    rate = f"{number / elapsed:,.0f} events/s" if elapsed else ""
    bar.update(task, completed=tally.bytes_read, note=rate)


def _watch(dataset: Dataset, settings: Settings, tally: Tally, bar: Progress) -> Landed:
    types = sorted(tally.events)
    names = {topic.name for each in (*types, "dead-letter") for topic in contract_of(each).topics}
    task = bar.add_task("landing", total=None, note="")

    def progress(have: int, of: int) -> None:
        bar.update(task, completed=have, total=of)

    return await_landed(settings, dataset.source, types, sorted(names), progress)


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[note]}"),
        TimeRemainingColumn(),
        console=console,
    )
