"""Writes the seed city's reference tables and produces its records."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from rich.progress import Progress

from connections.kafka import EventProducer
from connections.settings import Settings
from seeds.city.city import City
from seeds.city.truth import Truth
from seeds.reference import write_reference


def truth_file(home: Path) -> Path:
    """Where the truth of the city that was produced last is kept."""
    return home / "seeds" / "city.json"


def main(settings: Settings, days: int = 7, seed: int = 20260706, stations: int = 40) -> Truth:
    """Produce the city; returns when Kafka has acknowledged every record.

    Raises:
        UndeliveredError: Kafka did not take them all.
    """
    city = City(seed=seed, days=days, stations=stations)
    write_reference(settings.home, "city", city.reference_rows())
    truth = city.new_truth()
    producer = EventProducer(settings.kafka)
    with Progress() as bar, _without_collector():
        task = bar.add_task(f"city, {days} days", total=None)
        records = city.records(truth, lambda done, of: bar.update(task, completed=done, total=of))
        for record in records:
            producer.send_raw(record.topic, record.value, record.key, record.headers)
        producer.flush()
    file = truth_file(settings.home)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.encode(truth))
    return truth


@contextmanager
def _without_collector() -> Iterator[None]:
    """A plan has a million objects and no cycles: looking for some costs a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
