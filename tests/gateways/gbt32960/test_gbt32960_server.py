"""The server on real sockets: answers by the book, and only what is sure."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from ssl import SSLContext, create_default_context

import pytest
from pydantic import SecretStr, ValidationError

from connections.kafka import UndeliveredError
from connections.settings import KafkaSettings, Settings
from gateways.gbt32960.frame import Framer
from gateways.gbt32960.runner import build_server
from gateways.gbt32960.server import Server
from gateways.gbt32960.settings import Gbt32960Settings
from gateways.gbt32960.units import time_ms
from gateways.metrics import Metrics
from gateways.outlet import KafkaOutlet, Outlet
from gateways.quarantine import Quarantine
from schemas import Event
from schemas.events.dead_letter import DeadLetter
from schemas.topic import DEAD_LETTERS, VEHICLE
from tests import engines
from tests.gateways.certificate import self_signed
from tests.gateways.gbt32960.encoder import (
    EIGHT,
    HEARTBEAT,
    LOGIN,
    OF_2025,
    PLATFORM_LOGIN,
    TIME_SYNC,
    VIN,
    alarm,
    frame,
    realtime,
    vehicle,
)
from tests.gateways.landed import records_in

OWN = Gbt32960Settings(port=0, operator_id="OP")
Dialog = Callable[[Server], Awaitable[None]]


class Kept:
    """An outlet that keeps what it is given; or is away."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.away = False
        self.open = asyncio.Event()
        self.open.set()

    async def send(self, events: Sequence[Event]) -> None:
        await self.open.wait()
        if self.away:
            raise UndeliveredError("away")
        self.events += events


class Client:
    """A vehicle's end of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._framer = Framer()

    async def ask(self, *raw: bytes) -> list[tuple[int, int, bytes]]:
        """Send; returns command, answer flag and data of as many answers."""
        self._writer.write(b"".join(raw))
        answers: list[tuple[int, int, bytes]] = []
        while len(answers) < len(raw) and (chunk := await self._reader.read(9999)):
            answers += [(e.command, e.answer, e.data) for e in self._framer.feed(chunk)]
        return answers

    def send(self, raw: bytes) -> None:
        self._writer.write(raw)

    async def rest(self) -> bytes:
        """What comes until the other side closes."""
        try:
            return await self._reader.read(-1)
        finally:
            await self.close()

    async def close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()


async def connected(server: Server, tls: SSLContext | None = None) -> Client:
    return Client(*await asyncio.open_connection("127.0.0.1", server.port, ssl=tls))


def served(home: Path, outlet: Outlet, dialog: Dialog, own: Gbt32960Settings = OWN) -> Metrics:
    metrics = Metrics("gbt32960")

    async def all_of_it() -> None:
        async with build_server(Settings(home=home), own, outlet, metrics) as server:
            async with asyncio.timeout(60):
                await dialog(server)

    asyncio.run(all_of_it())
    return metrics


def counted(metrics: Metrics, name: str, **labels: str) -> float:
    own = {"gateway": "gbt32960"} | labels
    return metrics.registry.get_sample_value(f"three_networks_gateway_{name}", own) or 0


def test_answers_have_the_command_and_the_time_of_what_they_answer(tmp_path: Path) -> None:
    async def dialog(server: Server) -> None:
        client = await connected(server)
        assert await client.ask(
            frame(LOGIN, EIGHT + bytes(26)), realtime(vehicle()), frame(HEARTBEAT)
        ) == [(0x01, 0x01, EIGHT), (0x02, 0x01, EIGHT), (0x07, 0x01, b"")]
        assert await client.ask(realtime(vehicle(soc=101))) == [(0x02, 0x02, EIGHT)]
        assert await client.ask(realtime(vehicle(OF_2025), start=OF_2025)) == [(0x02, 0x01, EIGHT)]
        await client.close()

    outlet = Kept()
    metrics = served(tmp_path, outlet, dialog)
    assert [type(each).__name__ for each in outlet.events] == [
        "VehicleTelemetry",
        "DeadLetter",
        "VehicleTelemetry",
    ]
    assert counted(metrics, "accepted_total") == 4
    assert counted(metrics, "refused_total", reason="out-of-range") == 1


def test_time_sync_is_answered_with_the_time_of_now(tmp_path: Path) -> None:
    async def dialog(server: Server) -> None:
        client = await connected(server)
        ((command, answer, data),) = await client.ask(frame(TIME_SYNC))
        said = datetime.fromtimestamp(time_ms(data) / 1000, UTC)
        assert (command, answer) == (0x08, 0x01)
        assert abs(datetime.now(UTC) - said) < timedelta(minutes=5)
        await client.close()

    served(tmp_path, Kept(), dialog)


def test_no_answer_before_kafka_has_the_events(tmp_path: Path) -> None:
    outlet = Kept()

    async def dialog(server: Server) -> None:
        outlet.open.clear()
        client = await connected(server)
        asking = asyncio.create_task(client.ask(realtime(vehicle())))
        done, _ = await asyncio.wait([asking], timeout=0.2)
        assert not done
        outlet.open.set()
        assert await asking == [(0x02, 0x01, EIGHT)]
        await client.close()

    served(tmp_path, outlet, dialog)


def test_what_kafka_did_not_take_is_answered_with_an_error_and_said_again(tmp_path: Path) -> None:
    outlet = Kept()

    async def dialog(server: Server) -> None:
        client, raw = await connected(server), realtime(alarm(1 << 4, 1))
        outlet.away = True
        assert await client.ask(raw, frame(HEARTBEAT)) == [(0x02, 0x02, EIGHT), (0x07, 0x01, b"")]
        outlet.away = False
        assert await client.ask(raw) == [(0x02, 0x01, EIGHT)]
        await client.close()

    metrics = served(tmp_path, outlet, dialog)
    assert len(outlet.events) == 1
    assert counted(metrics, "refused_total", reason="undelivered") == 1


def test_what_is_no_frame_ends_its_connection_only(tmp_path: Path) -> None:
    outlet, bad = Kept(), b"GET /" + VIN.encode()

    async def dialog(server: Server) -> None:
        good, other = await connected(server), await connected(server)
        other.send(realtime(vehicle()) + bad)
        assert (await other.rest())[:4] == b"##\x02\x01"
        assert await good.ask(realtime(vehicle())) == [(0x02, 0x01, EIGHT)]
        await good.close()

    metrics = served(tmp_path, outlet, dialog)
    letter = outlet.events[1]
    assert isinstance(letter, DeadLetter)
    assert (letter.reason, letter.length) == ("wrong-type", len(bad))
    assert counted(metrics, "refused_total", reason="wrong-type") == 1
    kept = Quarantine(tmp_path / "quarantine" / "gbt32960").records(datetime.now(UTC).date())
    assert list(kept) == [bad]
    assert VIN not in repr(outlet.events)


def test_a_stop_answers_what_is_on_its_way_and_ends_the_idle(tmp_path: Path) -> None:
    outlet = Kept()

    async def stopped() -> list[bytes]:
        outlet.open.clear()
        async with build_server(
            Settings(home=tmp_path), OWN, outlet, Metrics("gbt32960")
        ) as server:
            busy, idle = await connected(server), await connected(server)
            busy.send(realtime(vehicle()))
            await asyncio.sleep(0.1)
            asyncio.get_running_loop().call_later(0.1, outlet.open.set)
        return [(await each.rest())[:4] for each in (busy, idle)]

    assert asyncio.run(stopped()) == [b"##\x02\x01", b""]
    assert len(outlet.events) == 1


def test_who_says_nothing_and_who_is_too_many_is_let_go(tmp_path: Path) -> None:
    async def dialog(server: Server) -> None:
        silent = await connected(server)
        silent.send(b"##")
        await asyncio.sleep(0.1)
        beyond = await connected(server)
        assert (await beyond.rest(), await silent.rest()) == (b"", b"")

    own = Gbt32960Settings(port=0, operator_id="OP", connections=1, idle_s=0.3)
    metrics = served(tmp_path, Kept(), dialog, own)
    assert counted(metrics, "refused_total", reason="too-many-connections") == 1
    assert counted(metrics, "senders") == 0


def test_a_refused_login_ends_the_connection(tmp_path: Path) -> None:
    async def dialog(server: Server) -> None:
        client = await connected(server)
        assert await client.ask(frame(PLATFORM_LOGIN, EIGHT + bytes(35))) == [(0x05, 0x02, EIGHT)]
        assert await client.rest() == b""

    own = Gbt32960Settings(port=0, platforms={"P": SecretStr("secret")})
    served(tmp_path, Kept(), dialog, own)


def test_with_a_certificate_it_speaks_tls_only(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)

    async def dialog(server: Server) -> None:
        client = await connected(server, create_default_context(cafile=certificate))
        assert await client.ask(realtime(vehicle())) == [(0x02, 0x01, EIGHT)]
        await client.close()
        plain = await connected(server)
        plain.send(realtime(vehicle()))
        assert b"##" not in await plain.rest()

    own = Gbt32960Settings(
        port=0, operator_id="OP", certificate_file=certificate, private_key_file=key
    )
    outlet = Kept()
    served(tmp_path, outlet, dialog, own)
    assert len(outlet.events) == 1


def test_events_are_in_kafka(tmp_path: Path, kafka_settings: KafkaSettings) -> None:
    async def dialog() -> None:
        async with (
            KafkaOutlet(kafka_settings) as outlet,
            build_server(Settings(home=tmp_path), OWN, outlet, Metrics("gbt32960")) as server,
        ):
            client = await connected(server)
            good, bad = realtime(vehicle(), alarm(1 << 4, 1)), realtime(vehicle(soc=101))
            assert len(await client.ask(good, bad)) == 2
            await client.close()

    with engines.topics(kafka_settings, (VEHICLE, DEAD_LETTERS)):
        before = [records_in(kafka_settings, each) for each in (VEHICLE, DEAD_LETTERS)]
        asyncio.run(dialog())
        after = [records_in(kafka_settings, each) for each in (VEHICLE, DEAD_LETTERS)]
    assert [b - a for a, b in zip(before, after, strict=True)] == [2, 1]


def test_somebody_must_be_able_to_send() -> None:
    with pytest.raises(ValidationError, match="nobody could send"):
        Gbt32960Settings()


def test_passwords_are_in_no_repr() -> None:
    assert "secret" not in repr(Gbt32960Settings(platforms={"P": SecretStr("secret")}))
