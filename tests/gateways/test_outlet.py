"""The outlet at a real broker: `send` returns when Kafka has the events, and raises when not."""

import asyncio
from collections.abc import Sequence

import msgspec
import pytest

from connections.kafka import UndeliveredError
from connections.settings import KafkaSettings
from gateways.outlet import KafkaOutlet
from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.topic import CHARGER, MAX_RECORD_BYTES
from tests import engines
from tests.gateways.landed import records_in
from tests.schemas.examples import METER, on_wire

NOWHERE = KafkaSettings(bootstrap="127.0.0.1:9")


def events(source: str, many: int) -> list[Event]:
    return [
        msgspec.json.decode(on_wire(METER, event_id=f"{source}-{each}"), type=ChargerMeter)
        for each in range(many)
    ]


def send(settings: KafkaSettings, *batches: Sequence[Event], patience_s: float = 10) -> None:
    async def all_of_them() -> None:
        async with KafkaOutlet(settings, patience_s) as outlet:
            await asyncio.gather(*(outlet.send(each) for each in batches))

    asyncio.run(all_of_them())


def test_what_was_sent_is_in_kafka_when_send_returns(kafka_settings: KafkaSettings) -> None:
    with engines.topics(kafka_settings, (CHARGER,)):
        before = records_in(kafka_settings, CHARGER)
        send(kafka_settings, events("a", 3), events("b", 500), [])
        assert records_in(kafka_settings, CHARGER) - before == 503


def test_what_comes_in_one_turn_fares_as_one() -> None:
    (small,), (other,) = events("a", 1), events("b", 1)
    too_large = msgspec.structs.replace(other, event_id="x" * MAX_RECORD_BYTES)

    async def both() -> list[BaseException | None]:
        async with KafkaOutlet(NOWHERE) as outlet:
            sending = (outlet.send([each]) for each in (small, too_large))
            return await asyncio.gather(*sending, return_exceptions=True)

    assert [repr(each) for each in asyncio.run(both())] == [
        "UndeliveredError('MSG_SIZE_TOO_LARGE')"
    ] * 2


def test_who_no_longer_waits_disturbs_nobody(kafka_settings: KafkaSettings) -> None:
    async def two_and_one_goes() -> None:
        async with KafkaOutlet(kafka_settings) as outlet:
            stays, goes = (asyncio.create_task(outlet.send(events(each, 1))) for each in "ab")
            await asyncio.sleep(0)
            goes.cancel()
            await stays

    with engines.topics(kafka_settings, (CHARGER,)):
        asyncio.run(two_and_one_goes())


def test_who_sends_is_told_that_kafka_is_away() -> None:
    with pytest.raises(UndeliveredError, match=r"^no answer of Kafka within 0\.3 s$"):
        send(NOWHERE, events("a", 1), patience_s=0.3)


def test_a_gateway_that_cannot_get_rid_of_events_takes_no_more() -> None:
    with pytest.raises(UndeliveredError, match=r"^30000 events wait for Kafka already$"):
        send(NOWHERE, events("a", 30_000), events("b", 30_000), patience_s=1)
