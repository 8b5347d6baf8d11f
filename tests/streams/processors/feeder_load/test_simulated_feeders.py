"""Feeders of a simulated city: what they carry against what they carried, and their outages."""

from collections import Counter
from functools import cache

from msgspec.structs import replace

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.feeder_load import FeederLoad
from schemas.events.grid_feeder import GridFeeder
from schemas.events.station_load import CLOSED_AFTER_MS
from schemas.reference.station import Station
from seeds.simulator.conditions import Lengths
from seeds.simulator.parameters import Parameters
from seeds.simulator.reference import reference_rows
from seeds.simulator.simulation import Simulation
from streams.processing.partition import Heard
from streams.processors.feeder_load import FeederLoads
from streams.processors.station_load import StationLoads
from streams.register import Register
from tests.seeds.simulator.given import CALM, play, simulation
from tests.streams.processing.given import in_batches
from tests.streams.processing.played import heard_in
from tests.streams.processors.station_load.given import SHANGHAI

HOUR_MS = 3_600_000
CITY = simulation(seed=2, days=1)
DARK = simulation(
    seed=2,
    days=1,
    parameters=Parameters(
        conditions=replace(CALM, grid_losses=200, grid_loss=Lengths(median_h=3, spread=0.5))
    ),
)


@cache
def said(given: Simulation) -> tuple[Event, ...]:
    """Of its feeders, by one processor behind the other."""
    register = Register(SHANGHAI, reference_rows(given.city()))
    events = play(given)[0]
    stations = StationLoads(register)
    loads = _told(stations, heard_in(events, stations.inputs))
    heard = [Heard(0, each.event_time + CLOSED_AFTER_MS, each) for each in loads]
    heard += heard_in(events, [GridFeeder])
    return tuple(_told(FeederLoads(register), sorted(heard, key=lambda each: each.timestamp)))


def _told(processor: StationLoads | FeederLoads, heard: list[Heard]) -> list[Event]:
    batches = [heard[start : start + 1000] for start in range(0, len(heard), 1000)]
    return in_batches(processor, batches)[0]


def quarters(given: Simulation) -> list[FeederLoad]:
    """Each as it was said last."""
    loads = [each for each in said(given) if isinstance(each, FeederLoad)]
    of = (each for each in loads if each.interval_s == 900)
    return list({(each.feeder_id, each.event_time): each for each in of}.values())


def test_no_station_is_missing_and_each_feeder_has_a_load_once_it_was_read() -> None:
    found = quarters(CITY)
    assert {each.stations_missing for each in found} == {0}
    assert {each.load_w is None for each in found} == {False}
    assert len({each.feeder_id for each in found}) == len(CITY.city().grid.shard)


def test_the_net_of_its_stations_is_what_flowed() -> None:
    """By hour in which all is known; measured: 2.1 %, most of it of swap stations."""
    feeder_of = {
        (row.operator_id, row.station_id): row.feeder_id
        for row in reference_rows(CITY.city())
        if isinstance(row, Station)
    }
    true: Counter[tuple[str, int]] = Counter()
    for row in play(CITY)[1]["load"].to_pylist():
        feeder = feeder_of[row["operator_id"], row["station_id"]]
        true[feeder, round(row["hour"].timestamp() * 1000)] += row["energy_wh"]
    found: Counter[tuple[str, int]] = Counter()
    known: Counter[tuple[str, int]] = Counter()
    for each in quarters(CITY):
        hour = each.feeder_id, (each.event_time - 1) // HOUR_MS * HOUR_MS
        found[hour] += each.net_w or 0
        known[hour] += each.unknown_s == 0
    whole = [hour for hour, many in known.items() if many == 4]
    assert len(whole) > 300
    missed = sum(abs(found[hour] / 4 - true[hour]) for hour in whole)
    assert missed < 0.03 * sum(abs(true[hour]) for hour in whole)


def test_an_outage_is_an_alert_from_the_first_reading_in_it_to_the_first_after() -> None:
    rows = play(DARK)[0]["grid.feeder"].to_pylist()
    readings = sorted({(row["feeder_id"], row["event_time"], row["supply"]) for row in rows})
    turns = set()
    was = dict.fromkeys(CITY.city().grid.feeder_ids.to_pylist(), "on")
    for feeder, at, supply in readings:
        if supply != was[feeder]:
            turns.add((feeder, at, "open" if supply == "off" else "resolved"))
        was[feeder] = supply
    found = {
        (each.feeder_id, each.event_time, each.state)
        for each in said(DARK)
        if isinstance(each, Alert) and each.kind == "feeder-outage" and each.state != "update"
    }
    assert len(turns) > 4
    assert found == turns
