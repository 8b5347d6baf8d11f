"""Clients that break off, talk nonsense or come in numbers; the others go on."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise

import pytest
from clickhouse_driver import Client
from clickhouse_driver.errors import Error, ServerException

from stack.clickhouse.compression import compress
from stack.clickhouse.packets import string, varint
from tests.stack.clickhouse.clickhouse_process import Endpoint, MakeClient
from tests.stack.clickhouse.wire import (
    CANCEL,
    END_OF_BLOCKS,
    Wire,
    code_of,
    data,
    framed,
    hello,
    query,
    query_head,
)

ENDLESS = "SELECT sum(sipHash64(number)) FROM numbers(1000000000000)"
RUNNING = "SELECT count() FROM system.processes WHERE query LIKE '%sipHash64(number)%' AND NOT has("
RUNNING += "splitByChar(' ', query), 'system.processes')"


@pytest.fixture
def table(client: Client) -> str:
    client.execute("CREATE DATABASE IF NOT EXISTS faults")
    client.execute("DROP TABLE IF EXISTS faults.t SYNC")
    client.execute("CREATE TABLE faults.t (a UInt64) ENGINE = MergeTree ORDER BY a")
    return "faults.t"


def until(true: Callable[[], bool]) -> None:
    """Wait until something is so; the test's own time-out is the limit."""
    while not true():
        time.sleep(0.02)


def runs(client: Client, count: int) -> Callable[[], bool]:
    return lambda: bool(client.execute(RUNNING) == [(count,)])


def number_column(values: int) -> bytes:
    return string("a") + string("UInt64") + b"".join(n.to_bytes(8, "little") for n in range(values))


@contextmanager
def inserting(port: int, table: str) -> Iterator[Wire]:
    with Wire(port) as wire:
        wire.send(query(f"INSERT INTO {table} (a) VALUES"))
        assert wire.receive()[0] == 1
        yield wire


def test_a_whole_insert_by_hand(endpoint: Endpoint, client: Client, table: str) -> None:
    with inserting(endpoint.port, table) as wire:
        wire.send(data(1, 3, number_column(3)) + END_OF_BLOCKS)
        assert wire.receive() == varint(5)
    assert client.execute(f"SELECT count() FROM {table}") == [(3,)]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        data(1, 3, number_column(3)),
        data(1, 3, number_column(3))[:-5],
        data(1, 3, number_column(3)) + data(1, 100_000, number_column(10)),
        data(1, 3, number_column(3)) + END_OF_BLOCKS[:-1],
    ],
    ids=["nothing", "a block", "part of a block", "a block and a part", "all but the end"],
)
@pytest.mark.parametrize(
    "leave", [Wire.reset, lambda wire: wire.socket.close()], ids=["reset", "close"]
)
def test_a_client_that_dies_in_an_insert_leaves_nothing(
    endpoint: Endpoint, client: Client, table: str, sent: bytes, leave: Callable[[Wire], None]
) -> None:
    with inserting(endpoint.port, table) as wire:
        wire.send(sent)
        leave(wire)
    assert client.execute(f"SELECT count() FROM {table}") == [(0,)]
    client.execute(f"INSERT INTO {table} (a) VALUES", [(7,)])
    client.execute(f"DROP TABLE {table} SYNC")


def test_a_cancelled_insert_leaves_nothing(endpoint: Endpoint, client: Client, table: str) -> None:
    with inserting(endpoint.port, table) as wire:
        wire.send(data(1, 3, number_column(3)) + CANCEL)
        assert wire.receive() == varint(5)
    assert client.execute(f"SELECT count() FROM {table}") == [(0,)]


def test_a_block_that_is_damaged_is_refused(endpoint: Endpoint, client: Client, table: str) -> None:
    frame = bytearray(compress(b"x" * 100))
    frame[-1] ^= 1
    with Wire(endpoint.port) as wire:
        head = query_head(f"INSERT INTO {table} VALUES", compressed=True)
        wire.send(head + varint(2) + string("") + bytes(frame))
        assert code_of(wire.receive()) == 40


def test_a_block_in_several_frames(endpoint: Endpoint, client: Client, table: str) -> None:
    end = framed(END_OF_BLOCKS[2:])
    rows = 400_000
    block = data(1, rows, number_column(rows))[2:]
    with Wire(endpoint.port) as wire:
        wire.send(query_head(f"INSERT INTO {table} VALUES", compressed=True) + end)
        assert wire.receive()[0] == 1
        wire.send(framed(block) + end)
        assert wire.receive() == varint(5)
    expected = [(rows, rows * (rows - 1) // 2)]
    assert client.execute(f"SELECT count(), sum(a) FROM {table}") == expected


def test_zstd_is_refused(endpoint: Endpoint, client: Client, table: str) -> None:
    header = bytes(16) + b"\x90" + (20).to_bytes(4, "little") + (20).to_bytes(4, "little")
    with Wire(endpoint.port) as wire:
        head = query_head(f"INSERT INTO {table} VALUES", compressed=True)
        wire.send(head + varint(2) + string("") + header + bytes(11))
        assert code_of(wire.receive_all()) == 89


def test_a_client_that_cancels_gets_the_end_and_goes_on(connect: MakeClient) -> None:
    client, other = connect(), connect()
    progress = client.execute_with_progress(ENDLESS)
    next(iter(progress))
    client.cancel()
    until(runs(other, 0))
    assert client.execute("SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    "leave", [Wire.reset, lambda wire: wire.socket.close()], ids=["reset", "close"]
)
def test_a_client_that_leaves_stops_its_query(
    endpoint: Endpoint, client: Client, leave: Callable[[Wire], None]
) -> None:
    with Wire(endpoint.port) as wire:
        wire.send(query(ENDLESS))
        until(runs(client, 1))
        leave(wire)
    until(runs(client, 0))


def test_a_client_that_leaves_stops_its_insert_select(
    endpoint: Endpoint, client: Client, table: str
) -> None:
    with Wire(endpoint.port) as wire:
        wire.send(query(f"INSERT INTO {table} {ENDLESS}"))
        until(runs(client, 1))
        wire.reset()
    until(runs(client, 0))
    assert client.execute(f"SELECT count() FROM {table}") == [(0,)]


def test_a_client_with_a_short_time_out_sees_a_long_query_through(connect: MakeClient) -> None:
    """Progress comes while the engine works, as from a server."""
    client = connect(send_receive_timeout=1)
    assert client.execute("SELECT sleepEachRow(0.5), 1 FROM numbers(4) SETTINGS max_block_size = 1")


def test_a_query_can_be_killed_by_another_connection(connect: MakeClient) -> None:
    client, other = connect(), connect()
    with ThreadPoolExecutor(1) as one:
        running = one.submit(client.execute, ENDLESS)
        until(runs(other, 1))
        other.execute("KILL QUERY WHERE query LIKE '%sipHash64(number)%' SYNC")
        with pytest.raises(ServerException) as failure:
            running.result()
    assert failure.value.code == 394


def test_http_gets_a_short_answer(endpoint: Endpoint) -> None:
    with Wire(endpoint.port, greets=False) as wire:
        wire.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = wire.receive_all()
    assert answer.startswith(b"HTTP/1.0 400 Bad Request\r\n")
    assert b"not HTTP" in answer


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00" + bytes(512),
        b"\x00" + b"\xff" * 12,
        b"\x00" + varint(1 << 40),
        hello("ingest", "x" * 5000),
        b"\x00" + string("old") + varint(1) + varint(1) + varint(54058),
    ],
    ids=["TLS", "endless number", "a name of a terabyte", "a long password", "an old client"],
)
def test_nonsense_instead_of_a_hello_is_refused(endpoint: Endpoint, sent: bytes) -> None:
    with Wire(endpoint.port, greets=False) as wire:
        wire.send(sent)
        assert code_of(wire.receive_all()) == 101


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (b"\x09", 101),
        (varint(1) + string("") + b"\x00\x00" + varint(2) + varint(0) + varint(1 << 40), 101),
        (query("SELECT 1")[: -len(END_OF_BLOCKS)] + b"\x07", 101),
        (query("SELECT 1")[: -len(END_OF_BLOCKS)] + data(1 << 30, 1, b""), 101),
        (query("SELECT 1")[: -len(END_OF_BLOCKS)] + data(1, 1 << 40, b""), 101),
        (
            query("SELECT 1")[: -len(END_OF_BLOCKS)]
            + data(1, 1 << 30, string("a") + string("UInt256")),
            161,
        ),
        (
            query("SELECT 1")[: -len(END_OF_BLOCKS)] + data(1, 1, string("a") + string("JSON")),
            50,
        ),
    ],
    ids=["packet", "text", "no data", "columns", "rows", "bytes", "type"],
)
def test_nonsense_instead_of_a_query_is_refused(endpoint: Endpoint, sent: bytes, code: int) -> None:
    with Wire(endpoint.port) as wire:
        wire.send(sent)
        assert code_of(wire.receive_all()) == code


def test_a_wrong_password_and_an_unknown_user_are_told_alike(endpoint: Endpoint) -> None:
    said = set()
    for user, password in (("ingest", "wrong"), ("nobody", ""), ("default", ""), ("ingest", "")):
        with pytest.raises(ServerException) as refusal:
            Client("127.0.0.1", endpoint.port, user=user, password=password).execute("SELECT 1")
        assert refusal.value.code == 516
        said.add(str(refusal.value).replace(user, "USER"))
    assert len(said) == 1


def test_an_unknown_database_is_refused(endpoint: Endpoint) -> None:
    with pytest.raises(ServerException) as refusal:
        endpoint.client(database="none_such").execute("SELECT 1")
    assert refusal.value.code == 81


def test_many_clients_at_once(endpoint: Endpoint, client: Client, table: str) -> None:
    def work(number: int) -> None:
        mine = endpoint.client(compression="lz4")
        for step in range(20):
            mine.execute(f"INSERT INTO {table} (a) VALUES", [(number * 100 + step,)])
            mine.execute(f"SELECT count() FROM {table}")
        mine.disconnect()

    with ThreadPoolExecutor(8) as eight:
        list(eight.map(work, range(8)))
    assert client.execute(f"SELECT count(), uniqExact(a) FROM {table}") == [(160, 160)]


def test_connections_beyond_the_limit_are_told_so(own_endpoint: Callable[..., Endpoint]) -> None:
    endpoint = own_endpoint("--max-connections", "2")
    clients = [endpoint.client() for _ in range(2)]
    for client in clients:
        client.execute("SELECT 1")
    with pytest.raises(ServerException) as refusal:
        endpoint.client().execute("SELECT 1")
    assert refusal.value.code == 202
    assert "--max-connections" in str(refusal.value)
    clients[0].disconnect()
    until(lambda: _can_connect(endpoint))
    clients[1].disconnect()


def _can_connect(endpoint: Endpoint) -> bool:
    client = endpoint.client()
    try:
        return bool(client.execute("SELECT 1"))
    except ServerException:
        return False
    finally:
        client.disconnect()


def test_limits_of_memory_hold(own_endpoint: Callable[..., Endpoint]) -> None:
    endpoint = own_endpoint("--max-query-memory", "20M", "--max-server-memory", "1G")
    client = endpoint.client()
    with pytest.raises(ServerException) as refusal:
        client.execute("SELECT groupArray(number) FROM numbers(10000000)")
    assert refusal.value.code == 241
    setting = "SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'"
    assert client.execute(setting) == [(str(1 << 30),)]
    client.disconnect()


def test_an_insert_beyond_the_limit_is_refused(own_endpoint: Callable[..., Endpoint]) -> None:
    endpoint = own_endpoint("--max-insert", "1M")
    client = endpoint.client(compression="lz4")
    client.execute("CREATE TABLE t (a UInt64) ENGINE = MergeTree ORDER BY a")
    client.execute("INSERT INTO t VALUES", [list(range(100_000))], columnar=True)
    with pytest.raises(ServerException) as refusal:
        client.execute("INSERT INTO t VALUES", [list(range(200_000))], columnar=True)
    assert refusal.value.code in (101, 161)
    assert client.execute("SELECT count() FROM t") == [(100_000,)]
    client.disconnect()


def test_an_endpoint_that_was_held_goes_on(own_endpoint: Callable[..., Endpoint]) -> None:
    endpoint = own_endpoint()
    client = endpoint.client(send_receive_timeout=1, sync_request_timeout=1)
    client.execute("SELECT 1")
    endpoint.process.send_signal(signal.SIGSTOP)
    with pytest.raises((Error, OSError, EOFError)):
        client.execute("SELECT 1")
    endpoint.process.send_signal(signal.SIGCONT)
    assert client.execute("SELECT 1") == [(1,)]
    client.disconnect()


def test_log_times_grow(endpoint: Endpoint, client: Client) -> None:
    client.execute("SELECT 1")
    times = [line["time"] for line in endpoint.log_lines()]
    assert all(earlier <= later for earlier, later in pairwise(times))
