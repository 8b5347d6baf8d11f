"""The register of a worker that runs: read again between groups, from the engine, if it changed."""

from collections.abc import Sequence

import pytest

from connections.clickhouse import ClickHouse
from schemas import Event
from schemas.contract import declared
from schemas.events.feeder_load import FeederLoad
from schemas.events.station_load import StationLoad
from schemas.topic import CHARGER, GRID
from streams.delivery.records import Partition
from streams.processing import rereading
from streams.processing.journal import ProcessingPosition
from streams.processing.partition import PartitionProcessors
from streams.processing.processing import Processing
from streams.processing.rereading import Rereading
from streams.processors.feeder_load import FeederLoads
from streams.processors.station_load import StationLoads
from streams.register import Register
from tests.streams.given import Given, record, work
from tests.streams.processors.feeder_load.given import reading
from tests.streams.processors.station_load.given import (
    SHANGHAI,
    STATION,
    connector,
    elsewhere,
    meter,
)
from tests.streams.registered import store

KW = 1000


class Running:
    """A worker's processors of loads, each on one partition, that are told group after group."""

    def __init__(self, client: ClickHouse) -> None:
        register = Register(SHANGHAI)
        known = StationLoads(register), FeederLoads(register)
        self._applier = Rereading(Processing(known, 86_400), register, client, give_up_after_s=5)
        self._positions = {
            each.topic: ProcessingPosition(-1, PartitionProcessors([each])) for each in known
        }

    def on_charger(self, *events: Event) -> list[Event]:
        return self._apply(Partition("charger", 0), self._positions[CHARGER], events)

    def on_grid(self, *events: Event) -> list[Event]:
        return self._apply(Partition("grid", 0), self._positions[GRID], events)

    def _apply(
        self, partition: Partition, position: ProcessingPosition, events: Sequence[Event]
    ) -> list[Event]:
        group = work(*map(_record, events), partition=partition, position=position)
        return [event for _, event in self._applier.apply([group]).outputs]


def _record(event: Event) -> Given:
    contract = declared(type(event))
    value, time = contract.encode(event), event.event_time
    return record(value, contract.wire_type.encode(), timestamp=time)


def quarters(said: Sequence[Event]) -> list[tuple[str, int | None]]:
    """Feeder and net."""
    of = [each for each in said if isinstance(each, StationLoad) and each.station_id == "S"]
    return [(each.feeder_id, each.net_w) for each in of if each.interval_s == 900]


def test_a_register_that_is_loaded_later_makes_loads_of_feeders(
    ingest: ClickHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "REREAD_S", 0)
    running = Running(ingest)
    assert quarters(running.on_charger(meter(0, 60 * KW), elsewhere(17))) == [("", 60 * KW)]

    store(ingest, [STATION, connector("A")])

    said = running.on_charger(meter(15, 60 * KW), elsewhere(32))
    assert quarters(said) == [("F", 60 * KW)]
    (load,) = [
        each
        for each in running.on_grid(*said, reading(34, 0, "ELSEWHERE"))
        if isinstance(each, FeederLoad) and each.interval_s == 900
    ]
    assert (load.feeder_id, load.net_w, load.known_s, load.unknown_s) == ("F", 60 * KW, 900, 0)


def test_it_is_asked_for_by_the_clock_and_not_with_each_group(
    ingest: ClickHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "REREAD_S", 3600)
    running = Running(ingest)
    running.on_charger(meter(0, 60 * KW), elsewhere(17))
    store(ingest, [STATION, connector("A")])
    assert quarters(running.on_charger(meter(15, 50 * KW), elsewhere(32))) == [("", 50 * KW)]
