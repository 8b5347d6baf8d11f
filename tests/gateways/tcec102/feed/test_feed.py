"""A district's feed to a city: its own receiver, at a broker of its own, has what was sent."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from connections.kafka import EventProducer
from connections.settings import KafkaSettings
from schemas import Event
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.events.dead_letter import DeadLetter
from schemas.reference.connector import Connector
from schemas.reference.station import Station
from schemas.topic import CHARGER, DEAD_LETTERS
from seeds.reference import write_reference
from tests import engines
from tests.gateways.landed import records_in
from tests.gateways.tcec102.examples import NOW, OPERATOR
from tests.gateways.tcec102.running import events_in, gateway

PATIENCE_S = 60
MINUTE = 60_000
PLACE: dict[str, Any] = {
    "source": "hand",
    "operator_id": OPERATOR.operator_id,
    "station_id": "ST1",
    "connector_id": "1001",
}


def status(number: int, **changed: Any) -> ChargerStatus:
    told = PLACE | {"event_id": f"status-{number}", "event_time": NOW + number * MINUTE} | changed
    return ChargerStatus(**told, connectivity="online", operability="ok", occupancy="free")


def order(number: int, **changed: Any) -> ChargerSession:
    start = NOW + number * MINUTE
    times = {"event_time": start + MINUTE, "charge_start": start, "charge_end": start + MINUTE}
    told = PLACE | times | {"event_id": f"order-{number}", "session_id": f"S{number:026}"}
    return ChargerSession(**told | {"energy_wh": 1000 + number} | changed)


def wait_until(reached: Callable[[], bool], said: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while not reached():
        assert time.monotonic() < end, said.read_text()
        time.sleep(0.1)


def send(district: KafkaSettings, events: list[Event]) -> None:
    producer = EventProducer(district)
    for each in events:
        producer.send(declared(type(each)), each)
    producer.flush()


@contextmanager
def feed(
    home: Path, district: KafkaSettings, city_port: int
) -> Iterator["subprocess.Popen[bytes]"]:
    """`three-networks gateway tcec102-feed` until the block ends; logs to `<home>/feed.log`."""
    file = home / "operators.toml"
    file.touch(mode=0o600)
    file.write_bytes(msgspec.toml.encode({"operators": [OPERATOR]}))
    own = {
        "THREE_NETWORKS_KAFKA_BOOTSTRAP": district.bootstrap,
        "THREE_NETWORKS_GATEWAY_TCEC102_FEED_URL": f"http://127.0.0.1:{city_port}/evcs/v1.0",
        "THREE_NETWORKS_GATEWAY_TCEC102_FEED_OPERATORS_FILE": str(file),
    }
    command = [sys.executable, "-m", "stack.cli", "--home", str(home), "gateway", "tcec102-feed"]
    with (
        (home / "feed.log").open("ab") as log,
        subprocess.Popen(command, stderr=log, env=os.environ | own) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def city_kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaSettings]:
    """Of the city: what it receives must not come back to the district."""
    with engines.broker(tmp_path_factory.mktemp("city-kafka")) as settings:
        yield settings


def test_what_happens_in_the_district_is_known_in_the_city_whatever_fails(
    kafka_settings: KafkaSettings, city_kafka: KafkaSettings, tmp_path: Path
) -> None:
    """The feed is killed in the midst, and the city goes away and comes back."""
    homes = tmp_path / "district", tmp_path / "city"
    for home in homes:
        home.mkdir()
    register = [Station(operator_id="MA1234567", station_id="ST1", name="示例站")]
    connector = Connector(operator_id="MA1234567", station_id="ST1", connector_id="1001")
    write_reference(homes[0], "ours", [*register, connector])
    events = [made(number) for number in range(200) for made in (status, order)]
    beside: list[Event] = [
        status(900, operator_id="OTHER"),
        order(901, energy_wh=None),
        ChargerMeter(**PLACE, event_id="meter", event_time=NOW, import_wh=1),
    ]
    log = homes[0] / "feed.log"
    with (
        engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)),
        engines.topics(city_kafka, (CHARGER, DEAD_LETTERS)),
    ):
        send(kafka_settings, [*beside, *events])
        with (
            gateway(homes[1], city_kafka.bootstrap) as city,
            feed(homes[0], kafka_settings, city.port) as process,
        ):
            wait_until(lambda: records_in(city_kafka, CHARGER) >= 50, log)
            process.kill()
        with (
            gateway(homes[1], city_kafka.bootstrap) as city,
            feed(homes[0], kafka_settings, city.port),
        ):
            wait_until(lambda: known(city_kafka) >= {key(each) for each in events}, log)
        assert known(city_kafka) == {key(each) for each in events}
        assert records_in(kafka_settings, DEAD_LETTERS) == 0
        assert "示例站" in (homes[1] / "reference/tcec102-MA1234567/station.ndjson").read_text()


def key(event: Event) -> tuple[object, ...]:
    """What makes it the event that it is, and what it says of the connector."""
    if isinstance(event, ChargerSession):
        return event.session_id, event.charge_start, event.charge_end, event.energy_wh
    assert isinstance(event, ChargerStatus)
    return event.station_id, event.connector_id, event.event_time, event.occupancy


def known(city: KafkaSettings) -> set[tuple[object, ...]]:
    return {key(each) for each in events_in(city, CHARGER)}


def test_what_the_city_refuses_is_a_dead_letter_of_the_district(
    kafka_settings: KafkaSettings, city_kafka: KafkaSettings, tmp_path: Path
) -> None:
    impossible = order(0, charge_start=NOW + MINUTE, charge_end=NOW)
    with (
        engines.topics(kafka_settings, (CHARGER, DEAD_LETTERS)),
        engines.topics(city_kafka, (CHARGER, DEAD_LETTERS)),
        gateway(tmp_path, city_kafka.bootstrap) as city,
        feed(tmp_path, kafka_settings, city.port),
    ):
        send(kafka_settings, [impossible, order(1)])
        wait_until(lambda: records_in(city_kafka, CHARGER) == 1, tmp_path / "feed.log")
        (letter,) = events_in(kafka_settings, DEAD_LETTERS)
    assert isinstance(letter, DeadLetter)
    assert (letter.source, letter.reason) == ("gateway:tcec102-feed", "refused-by-receiver")
    assert (letter.contract, letter.detail) == ("charger.session.v1", "Ret 4003")
    assert (letter.operator_id, letter.origin_offset) == ("MA1234567", 0)
