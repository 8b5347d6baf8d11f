"""The disk fills up: what writes is refused in time, and no row that was acknowledged is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import md5
from json import loads
from pathlib import Path

import pytest
from clickhouse_driver import Client
from clickhouse_driver.errors import ServerException

from stack.clickhouse.querylog import Entry, QueryLog
from tests.faults.harness.ram_disk import RamDisk, may_mount, ram_disk
from tests.stack.clickhouse.clickhouse_process import Endpoint

pytestmark = pytest.mark.skipif(not may_mount(), reason="needs the right to mount a tmpfs")

MEGABYTES = 1200
STORED = 2_500_000
MOST = 250_000_000
BLOCK = 20_000
ROUNDS = 2
NOT_ENOUGH_SPACE = 243
TRIES_AGAIN_S = 0.05
COLUMNS = range(8)
TABLE = f"""
    CREATE TABLE t (id UInt64, {", ".join(f"p{each} FixedString(16)" for each in COLUMNS)})
    ENGINE = ReplacingMergeTree ORDER BY id
"""
STORE = f"""
    INSERT INTO t SELECT number, {", ".join("MD5(toString(id))" for _ in COLUMNS)}
    FROM (SELECT number, number AS id FROM numbers({STORED}))
"""
SOUND = " AND ".join(f"p{each} = MD5(toString(id))" for each in COLUMNS)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[RamDisk]:
    with ram_disk(tmp_path / "data", MEGABYTES) as mounted:
        yield mounted


class Writer:
    """Inserts blocks one after another, each until it is acknowledged."""

    def __init__(self) -> None:
        self.acknowledged = STORED
        self.refusals: set[int] = set()

    def write(self, endpoint: Endpoint, ended: threading.Event) -> None:
        client = endpoint.client(compression="lz4")
        while not ended.is_set():
            ids = list(range(self.acknowledged, self.acknowledged + BLOCK))
            digests = [md5(str(each).encode()).digest() for each in ids]
            try:
                client.execute("INSERT INTO t VALUES", [ids, *[digests] * 8], columnar=True)
                self.acknowledged += BLOCK
            except ServerException as refusal:
                self.refusals.add(refusal.code)
                time.sleep(TRIES_AGAIN_S)
        client.disconnect()


def merge(endpoint: Endpoint, ended: threading.Event) -> None:
    """Merge all there is, which takes some seconds."""
    client = endpoint.client()
    with suppress(ServerException):
        client.execute("OPTIMIZE TABLE t FINAL")
    client.disconnect()


def await_merge(client: Client) -> None:
    """Return when most of the table is being merged."""
    while not client.execute(
        f"SELECT 1 FROM system.merges WHERE total_size_bytes_compressed > {MOST}"
    ):
        time.sleep(0.01)


@contextmanager
def abreast(*jobs: Callable[[Endpoint, threading.Event], None], at: Endpoint) -> Iterator[None]:
    """Jobs in threads of their own, for as long as the block lasts."""
    ended = threading.Event()
    threads = [threading.Thread(target=job, args=(at, ended)) for job in jobs]
    for each in threads:
        each.start()
    try:
        yield
    finally:
        ended.set()
        for each in threads:
            each.join()


def test_no_row_is_lost_when_the_disk_fills_up_under_merges(
    disk: RamDisk, own_endpoint: Callable[..., Endpoint]
) -> None:
    endpoint = own_endpoint()
    client = endpoint.client()
    for _ in range(ROUNDS):
        client.execute(TABLE)
        client.execute(STORE)
        writer = Writer()
        with abreast(writer.write, merge, at=endpoint):
            await_merge(client)
            disk.fill(last_s=0.4)
            disk.keep_full(2)
            disk.make_room()
            before = writer.acknowledged
            time.sleep(2)
        assert writer.refusals == {NOT_ENOUGH_SPACE}
        assert writer.acknowledged > before
        found = client.execute(f"SELECT count(), countIf({SOUND}) FROM t FINAL")
        assert found == [(writer.acknowledged, writer.acknowledged)]
        client.execute("DROP TABLE t SYNC")
    client.disconnect()


def test_a_full_disk_refuses_rows_and_lets_room_be_made(
    disk: RamDisk, own_endpoint: Callable[..., Endpoint]
) -> None:
    endpoint = own_endpoint()
    client = endpoint.client()
    client.execute("CREATE TABLE small (a UInt8) ENGINE = MergeTree ORDER BY a PARTITION BY a")
    client.execute("INSERT INTO small SELECT number FROM numbers(3)")
    disk.fill()
    await_event(endpoint, "disk full")
    for refused in ("INSERT INTO small VALUES", "CREATE TABLE u ENGINE = Log AS SELECT 1"):
        with pytest.raises(ServerException) as refusal:
            client.execute(refused, [(1,)] if refused.endswith("VALUES") else None)
        assert refusal.value.code == NOT_ENOUGH_SPACE
        assert str(endpoint.data) in refusal.value.message
        assert "the reserve is 62914560" in refusal.value.message
        assert "DROP or TRUNCATE tables" in refusal.value.message
    assert client.execute("SELECT count() FROM small") == [(3,)]
    client.execute("CREATE TABLE v (a UInt8) ENGINE = MergeTree ORDER BY a")
    client.execute("DROP TABLE v SYNC")
    disk.make_room()
    await_event(endpoint, "disk roomy")
    client.execute("OPTIMIZE TABLE small FINAL SETTINGS optimize_throw_if_noop = 1")
    client.execute("INSERT INTO small SELECT 3")
    assert client.execute("SELECT count() FROM small") == [(4,)]
    client.disconnect()


@pytest.mark.parametrize(
    "makes_room", ["TRUNCATE TABLE small", "ALTER TABLE small DROP PARTITION 1", "DROP TABLE small"]
)
def test_in_the_first_half_of_the_reserve_room_can_be_made(
    disk: RamDisk, own_endpoint: Callable[..., Endpoint], makes_room: str
) -> None:
    endpoint = own_endpoint()
    client = endpoint.client()
    client.execute("CREATE TABLE small (a UInt8) ENGINE = MergeTree ORDER BY a PARTITION BY a")
    client.execute("INSERT INTO small SELECT 1")
    disk.fill(leave=50 << 20)
    await_event(endpoint, "disk tight")
    with pytest.raises(ServerException, match="NOT_ENOUGH_SPACE"):
        client.execute("INSERT INTO small SELECT 2")
    client.execute(makes_room)
    client.disconnect()


def test_the_log_leaves_out_what_it_has_no_room_for(disk: RamDisk, tmp_path: Path) -> None:
    path = tmp_path / "data" / "log"
    with closing(QueryLog(path)) as log:
        log.write(Entry("before"))
        disk.fill()
        for _ in range(100):
            log.write(Entry("meanwhile"))
        disk.make_room()
        log.write(Entry("after"))
    first, *_, last = path.read_text().splitlines()
    assert (loads(first)["event"], loads(last)["event"]) == ("before", "after")


def await_event(endpoint: Endpoint, event: str) -> None:
    """Return when the last thing that the log tells of the disk is this."""
    deadline = time.monotonic() + 60
    while [line["event"] for line in endpoint.log_lines() if "disk" in line["event"]][-1:] != [
        event
    ]:
        assert time.monotonic() < deadline, f"no {event} in the log"
        time.sleep(0.02)
