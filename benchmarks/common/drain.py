"""Watches workers land a topic, and checks what they landed. The ledger is the stopwatch."""

import time
from collections.abc import Sequence

from benchmarks.common.children import alive
from benchmarks.common.events import TOPICS
from benchmarks.common.fleet import EVENT_TYPES
from benchmarks.common.memory import Memory
from benchmarks.common.pace import Moment, first_time
from benchmarks.common.produce import Produced, per_type
from benchmarks.common.report import BenchmarkError, progress, require
from benchmarks.common.stack import Stack
from connections.clickhouse import ClickHouse
from schemas import contract_of
from stack.process import Process

_POLL_S = 0.25
_SAY_EVERY_S = 5
_STALLED_S = 60


def await_landed(stack: Stack, workers: Sequence[Process], wanted: int) -> Memory:
    """Return when the ledger accounts for `wanted` records; samples the workers' memory.

    Raises:
        BenchmarkError: a worker ended, or nothing landed for a minute.
    """
    memory, landed = Memory(), 0
    moved = said = time.monotonic()
    with stack.client() as client:
        while landed < wanted:
            time.sleep(_POLL_S)
            memory.sample(workers)
            now, before, landed = time.monotonic(), landed, landed_records(client)
            moved = now if landed > before else moved
            if now > said + _SAY_EVERY_S:
                progress(f"  landed {landed:,} of {wanted:,}")
                said = now
            if now > moved + _STALLED_S or not all(map(alive, workers)):
                raise BenchmarkError(f"landing stopped at {landed} of {wanted} records")
    return memory


def landed_records(client: ClickHouse) -> int:
    """How many records of the networks' topics the ledger accounts for."""
    return sum(each.records for each in moments(client))


def moments(client: ClickHouse) -> list[Moment]:
    """When which records had been landed: the ledger's rows follow the last insert of a group."""
    sql = (
        "SELECT worker, toUnixTimestamp64Milli(landed_at) / 1000, concat(topic, '/', partition),"
        " first, last FROM ledger.batches WHERE topic IN %(topics)s"
        " ORDER BY landed_at, topic, partition, last"
    )
    rows = client.rows(sql, {"topics": TOPICS})
    return first_time((str(row[0]), row[1], str(row[2]), row[3], row[4]) for row in rows)


def check_landed(stack: Stack, produced: Produced) -> None:
    """Every good event is in its table once, every bad one in the dead letters, all are accounted.

    Raises:
        BenchmarkError: a count is wrong.
    """
    with stack.client() as client:
        require(landed_records(client), produced.total, "records in the ledger")
        require(rows_by_type(client, "api"), per_type(produced), "events in `api`")
        require(_letters(client, produced.bad), produced.bad, "dead letters in `api`")


def rows_by_type(client: ClickHouse, database: str) -> dict[str, int]:
    """Rows in the tables, or views, of a database."""
    return {
        event_type: int(
            client.rows(f"SELECT count() FROM {database}.{contract_of(event_type).slug}")[0][0]
        )
        for event_type in EVENT_TYPES
    }


def _letters(client: ClickHouse, wanted: int) -> int:
    """Dead letters come through Kafka again, so they may land a moment later."""
    sql = "SELECT count() FROM api.dead_letter WHERE origin_topic IN %(topics)s"
    deadline = time.monotonic() + 20
    while True:
        found = int(client.rows(sql, {"topics": TOPICS})[0][0])
        if found >= wanted or time.monotonic() > deadline:
            return found
        time.sleep(_POLL_S)
