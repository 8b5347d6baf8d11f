"""Runs a simulation in several processes, with progress and a checksum of all."""

import hashlib
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

import msgspec
from confluent_kafka import KafkaException
from msgspec.structs import replace

from connections.kafka import admin
from connections.settings import KafkaSettings
from schemas.topic import CHARGER, GRID, PARKING, TRAFFIC, VEHICLE
from seeds.reference import write_tables
from seeds.simulator.reference import reference_rows
from seeds.simulator.simulation import Simulation
from seeds.simulator.truth.folder import cleared
from seeds.simulator.worker import Done, Failed, Share, ToKafka, ToParquet, work

_MARK = "simulation.json"
_TOPICS = (CHARGER, GRID, PARKING, TRAFFIC, VEHICLE)
_ANSWERS_S = 10

Progress = Callable[[int, int], None]  # is told shard-hours done, and events


class SimulationError(Exception):
    """A simulation did not come to its end; says what there is and how to go on."""


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    Attributes:
        events: by type, those that are sent twice counted twice.
        repeated: how many of them come a second time, by type.
        bad: bad records beside them, by the reason for which they must be refused.
        checksum: of events and truth; does not depend on how many processes.
        seconds: how long it took.
        rss_mb: the largest memory of a process.
    """

    events: dict[str, int]
    repeated: dict[str, int]
    bad: dict[str, int]
    checksum: str
    seconds: float
    rss_mb: float

    @property
    def total(self) -> int:
        return sum(self.events.values())

    @property
    def rows(self) -> dict[str, int]:
        """Events by type, each counted once, as views show them."""
        return {name: many - self.repeated.get(name, 0) for name, many in self.events.items()}


def simulate(
    simulation: Simulation,
    target: ToKafka | ToParquet,
    processes: int,
    progress: Progress = lambda done, events: None,
) -> Outcome:
    """Write a simulation's register, then play it to a target.

    Raises:
        SimulationError: the folder holds another simulation, Kafka does not answer, or a process
            could not go on.
    """
    if isinstance(target, ToParquet):
        _claim(target.folder, simulation)
    else:
        _reach(target.settings)
        if target.truth:
            cleared(target.truth)
    if target.reference:
        write_tables(target.reference, reference_rows(simulation.city()))
    begun = time.monotonic()
    done = list(_played(simulation, target, min(processes, simulation.profile.shards), progress))
    checksums = sorted(pair for each in done for pair in each.checksums.items())
    return Outcome(
        events=_summed(each.events for each in done),
        repeated=_summed(each.repeated for each in done),
        bad=_summed(each.bad for each in done),
        checksum=hashlib.blake2b(repr(checksums).encode(), digest_size=16).hexdigest(),
        seconds=time.monotonic() - begun,
        rss_mb=max(each.rss_mb for each in done),
    )


def _summed(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    return dict(sum(map(Counter, counts), Counter()))


def _reach(settings: KafkaSettings) -> None:
    try:
        found = admin(settings).list_topics(timeout=_ANSWERS_S).topics
    except KafkaException:
        raise SimulationError(f"Kafka at {settings.bootstrap} does not answer") from None
    if missing := sorted(each.name for each in _TOPICS if each.name not in found):
        raise SimulationError(
            f"Kafka has no topics {', '.join(missing)}; make them with `three-networks topics "
            "create`"
        )


def _claim(folder: Path, simulation: Simulation) -> None:
    """A folder is of one simulation; the same one may be run again, and goes on."""
    wanted = msgspec.json.format(msgspec.json.encode(simulation))
    mark = folder / _MARK
    if not mark.exists() and folder.exists() and any(folder.iterdir()):
        raise SimulationError(f"{folder} holds something else; name an empty folder")
    if mark.exists() and mark.read_bytes() != wanted:
        raise SimulationError(f"{folder} holds another simulation, see {mark}; name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_bytes(wanted)


def _played(
    simulation: Simulation, target: ToKafka | ToParquet, processes: int, progress: Progress
) -> Iterator[Done]:
    context = multiprocessing.get_context("spawn")
    running: dict[Connection, SpawnProcess] = {}
    try:
        for first in range(processes):
            ours, theirs = context.Pipe(duplex=False)
            share = Share(simulation, _part_of(target, processes), first, processes)
            process = context.Process(target=work, args=(share, theirs), daemon=True)
            process.start()
            theirs.close()
            running[ours] = process
        yield from _listen(running, progress)
    finally:
        for process in running.values():
            process.terminate()
            process.join()


def _listen(running: dict[Connection, SpawnProcess], progress: Progress) -> Iterator[Done]:
    left, hours, events = set(running), 0, 0
    while left:
        for ready in wait(left):
            assert isinstance(ready, Connection)
            match _said(ready):
                case int(many):
                    hours, events = hours + 1, events + many
                    progress(hours, events)
                case Done() as done:
                    left.remove(ready)
                    yield done
                case Failed(reason):
                    raise SimulationError(reason)


def _said(connection: Connection) -> int | Done | Failed:
    try:
        said: int | Done | Failed = connection.recv()
    except EOFError:
        return Failed("a process of the simulation was killed")
    return said


def _part_of(target: ToKafka | ToParquet, processes: int) -> ToKafka | ToParquet:
    if isinstance(target, ToKafka):
        return replace(target, rate=target.rate / processes)
    return target
