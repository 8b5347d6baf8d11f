"""One process of a simulation: some of the shards, hour by hour."""

import gc
import multiprocessing
import os
import threading
from collections import Counter
from multiprocessing.connection import Connection, wait
from pathlib import Path

import msgspec
import psutil

from connections.settings import KafkaSettings, Settings
from seeds.reference import reference_folder
from seeds.simulator.errors import in_words
from seeds.simulator.shard import Shard
from seeds.simulator.simulation import Simulation
from seeds.simulator.targets import Target
from seeds.simulator.targets.bad import Spoiler
from seeds.simulator.targets.kafka import KafkaTarget
from seeds.simulator.targets.parquet import ParquetTarget
from seeds.simulator.truth.folder import TruthFolder


class ToKafka(msgspec.Struct, frozen=True, tag=True):
    """Kafka; `rate` is events a second of one process, 0 for full speed.

    Truth and the register never go there, but to folders, if they are named.
    """

    settings: KafkaSettings
    rate: float = 0
    truth: Path | None = None
    reference: Path | None = None

    @property
    def again(self) -> str:
        """What the same simulation does another time."""
        return "the same command begins anew: what then comes twice has the same id and counts once"


def to_kafka(settings: Settings, rate: float = 0) -> ToKafka:
    """To Kafka; the register goes to where Dagster loads it, truth to the home folder."""
    return ToKafka(
        settings.kafka,
        rate,
        truth=settings.home / "simulation" / "truth",
        reference=reference_folder(settings.home, "simulation"),
    )


class ToParquet(msgspec.Struct, frozen=True, tag=True):
    """Parquet files in a folder."""

    folder: Path

    @property
    def again(self) -> str:
        """What the same simulation does another time."""
        return "the same command goes on: files that are whole are kept"

    @property
    def truth(self) -> Path:
        """Where truth goes."""
        return self.folder / "truth"

    @property
    def reference(self) -> Path:
        """Where the register goes."""
        return self.folder / "reference"


class Share(msgspec.Struct, frozen=True):
    """What one process does: shard `first` and every `step`-th after it."""

    simulation: Simulation
    target: ToKafka | ToParquet
    first: int
    step: int


class Done(msgspec.Struct, frozen=True):
    """What a process brought: events by type, how many of them came twice, bad records by reason,
    checksums by part, its largest memory in MB.

    A table of the truth in a shard is a part, too.
    """

    events: dict[str, int]
    repeated: dict[str, int]
    bad: dict[str, int]
    checksums: dict[str, str]
    rss_mb: float


class Failed(msgspec.Struct, frozen=True):
    """Why a process ended, and what to do."""

    message: str
    remedy: str


_MB = 1 << 20
Said = int | Done | Failed  # a number is events of one more hour of one shard


def work(share: Share, told: Connection) -> None:
    """Play the shards in turns, so that no station is more than an hour ahead of another."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.disable()  # it would look for cycles among millions of records, and there are none
    try:
        told.send(_play(share, told))
    except Exception as error:
        found = in_words(error, share.target.again)
        told.send(Failed(found.message, found.remedy))


def _end_with_parent() -> None:
    """What a killed parent leaves would write to the files of the next run."""
    parent = multiprocessing.parent_process()
    assert parent
    wait([parent.sentinel])
    os._exit(1)


def _play(share: Share, told: Connection) -> Done:
    city, target = share.simulation.city(), _target(share)
    counts: Counter[str] = Counter()
    process, peak = psutil.Process(), 0
    numbers = range(share.first, city.shards, share.step)
    truth = TruthFolder(share.target.truth, city.clock)
    shards = [Shard(city, number) for number in numbers]
    played = [each.hours() for each in shards]
    for hour in range(city.clock.hours + 1):
        for shard, number, hours in zip(shards, numbers, played, strict=True):
            events = next(hours)  # not of all shards at once: an hour of a city fills a gigabyte
            target.take(number, hour, events)
            if hour % 24 == 23:
                truth.take(number, hour // 24, shard.truth())
            # What the system keeps as the peak may be that of the process which started this one.
            peak = max(peak, process.memory_info().rss)
            counts.update({each.contract.event_type: len(each) for each in events})
            told.send(sum(len(each) for each in events))
    target.finish()
    return Done(
        events=dict(counts),
        repeated=dict(sum((each.repeated for each in shards), Counter())),
        bad=target.bad(),
        checksums=target.checksums() | truth.checksums(),
        rss_mb=peak / _MB,
    )


def _target(share: Share) -> Target:
    match share.target:
        case ToKafka(settings, rate):
            conditions = share.simulation.parameters.conditions
            spoiler = Spoiler(share.simulation.seed, conditions.bad_records)
            return KafkaTarget(settings, rate, spoiler)
        case ToParquet(folder):
            return ParquetTarget(folder, share.simulation.clock)
