"""Runs a simulation in several processes, with progress and a checksum of all."""

import time
from pathlib import Path

import msgspec
from confluent_kafka import KafkaException

from connections.kafka import admin
from connections.settings import KafkaSettings
from schemas import topics
from seeds.reference import write_tables
from seeds.simulator.city import City
from seeds.simulator.errors import SimulationError, in_words
from seeds.simulator.playing.outcome import Outcome, outcome_of
from seeds.simulator.playing.processes import played
from seeds.simulator.playing.progress import Progress, counted
from seeds.simulator.playing.worker import ToKafka, ToParquet
from seeds.simulator.profile import Profile
from seeds.simulator.reference import reference_rows
from seeds.simulator.simulation import Simulation
from seeds.simulator.truth.folder import cleared, finish, reopen
from seeds.simulator.whole import part_of, whole

_MARK = "simulation.json"
_ANSWERS_S = 10
_SILENT = Progress()


def simulate(
    simulation: Simulation,
    target: ToKafka | ToParquet,
    processes: int,
    progress: Progress = _SILENT,
) -> Outcome:
    """Write a simulation's register, then play it to a target; its truth is marked as whole last.

    Raises:
        SimulationError: the city cannot be, the folder holds another simulation, Kafka does not
            answer, or something else ended it; says how to go on.
    """
    city = simulation.city()
    _check(city, simulation.profile)
    try:
        return _simulated(simulation, city, target, processes, progress)
    except Exception as error:
        raise in_words(error, target.again) from error


def _check(city: City, profile: Profile) -> None:
    """Raises what no target can mend, before anything is written."""
    if len(city.charging.station) > profile.connectors:
        raise SimulationError(
            f"{profile.connectors} connectors are too few for {profile.stations} stations: each has"
            " one at least, and most are at private sites",
            "name more connectors, or fewer stations",
        )
    try:
        for day in (0, city.clock.days):  # the evening of the last day looks at the next one
            city.clock.restful(day)
    except NotImplementedError as error:
        raise SimulationError(f"holidays are not known: {error}", "name other days") from None


def _simulated(
    simulation: Simulation,
    city: City,
    target: ToKafka | ToParquet,
    processes: int,
    progress: Progress,
) -> Outcome:
    _open(simulation, target)
    if target.reference:
        write_tables(target.reference, counted(reference_rows(city), progress))
    begun = time.monotonic()
    done = list(played(simulation, target, min(processes, city.shards), progress))
    outcome = outcome_of(done, time.monotonic() - begun)
    if target.truth:
        finish(target.truth, msgspec.json.format(msgspec.json.encode(outcome)))
    return outcome


def _open(simulation: Simulation, target: ToKafka | ToParquet) -> None:
    """See that a target is there for this simulation; its truth is no longer marked as whole."""
    if isinstance(target, ToParquet):
        _claim(target.folder, simulation)
        reopen(target.truth)
    else:
        _reach(target.settings)
        if target.truth:
            cleared(target.truth)


def _reach(settings: KafkaSettings) -> None:
    try:
        found = admin(settings).list_topics(timeout=_ANSWERS_S).topics
    except KafkaException:
        raise SimulationError(
            f"Kafka at {settings.bootstrap} does not answer",
            "is the stack up? `three-networks doctor` says what is wrong",
        ) from None
    if missing := sorted(each.name for each in topics() if each.name not in found):
        raise SimulationError(
            f"Kafka has no topics {', '.join(missing)}",
            "make them with `three-networks topics create`",
        )


def _claim(folder: Path, simulation: Simulation) -> None:
    """A folder is of one simulation; the same one may be run again, and goes on."""
    wanted = msgspec.json.format(msgspec.json.encode(simulation))
    mark = folder / _MARK
    if not mark.exists():
        if folder.exists() and set(folder.iterdir()) - {part_of(mark)}:
            raise SimulationError(f"{folder} holds something else", "name an empty folder")
        with whole(mark) as part:
            part.write_bytes(wanted)
    elif mark.read_bytes() != wanted:
        raise SimulationError(
            f"{folder} holds another simulation, see {mark}", "name another folder"
        )
