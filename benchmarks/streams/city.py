"""A day of a simulated city, of about so many events in the topics that processors read."""

from datetime import date

from benchmarks.common.stack import Stack
from schemas import reference_tables
from seeds.simulator.parameters import Parameters
from seeds.simulator.playing.run import simulate
from seeds.simulator.playing.worker import ToKafka
from seeds.simulator.profile import PROFILES, Profile, scaled, sized
from seeds.simulator.reference import reference_rows
from seeds.simulator.simulation import Simulation

_FIRST_DAY = date(2026, 7, 6)
_EVENTS_A_CONNECTOR = 800  # on a working day, those of its vehicles among them
_FEWEST = 100  # connectors: the tiny city has as many


def play(stack: Stack, events: int) -> None:
    """Put the city into Kafka and its register into ClickHouse."""
    simulation = Simulation(
        seed=1,
        profile=_profile(max(_FEWEST, events // _EVENTS_A_CONNECTOR)),
        parameters=Parameters(),
        first_day=_FIRST_DAY,
        days=1,
    )
    _register(stack, simulation)
    simulate(simulation, ToKafka(stack.settings.kafka), processes=1)


def _profile(connectors: int) -> Profile:
    """The city in small, in one shard: several are played by turns, and so not in order of time."""
    city = PROFILES["city"]
    segments = max(1, connectors * city.segments // city.connectors)
    return sized(scaled(city, connectors), segments=segments, shards=1)


def _register(stack: Stack, simulation: Simulation) -> None:
    rows = list(reference_rows(simulation.city()))
    with stack.client() as client:
        for each in reference_tables():
            held = [row for row in rows if type(row) is each.struct]
            names = [column.name for column in each.columns]
            if held:
                columns = {name: [getattr(row, name) for row in held] for name in names}
                client.insert(each.table.qualified, columns)
