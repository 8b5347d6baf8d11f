"""Latencies out of the tables: events against the ledger rows that cover them."""

from dataclasses import dataclass

from benchmarks.common.events import TOPICS
from benchmarks.common.fleet import EVENT_TYPES
from benchmarks.common.pace import widest_gap
from benchmarks.common.stack import PARTITIONS
from connections.clickhouse import ClickHouse
from schemas import contract_of

_STAMP_S = 0.001  # stamps are cut to the millisecond, in our favour


@dataclass(frozen=True)
class Latency:
    """Seconds from an event to where it can be queried, and how many events were looked at."""

    p50_s: float
    p99_s: float
    p999_s: float
    worst_s: float
    events: int


def latency(client: ClickHouse, warm_up_s: float) -> Latency:
    """Percentiles over all events but those of the first seconds.

    Where ranges of the ledger overlap after a rebalance, the later stamp counts.
    """
    events = " UNION ALL ".join(
        f"SELECT _topic, _partition, _offset, event_time FROM landing.{contract_of(each).slug}"
        for each in EVENT_TYPES
    )
    sql = f"""
        WITH toUnixTimestamp64Milli(landed_at) - toUnixTimestamp64Milli(event_time) AS ms,
        (SELECT min(event_time) FROM ({events})) AS begin
        SELECT quantilesExact(0.5, 0.99, 0.999)(ms), max(ms), count()
        FROM ({events}) AS events
        ASOF JOIN (
            SELECT topic, partition, last, max(landed_at) AS landed_at FROM ledger.batches
            WHERE topic IN %(topics)s GROUP BY topic, partition, last
        ) AS batches
        ON events._topic = batches.topic AND events._partition = batches.partition
            AND events._offset <= batches.last
        WHERE event_time > begin + toIntervalMillisecond(%(warm_up_ms)s)
    """
    parameters = {"topics": TOPICS, "warm_up_ms": int(warm_up_s * 1000)}
    quantiles, worst, count = client.rows(sql, parameters)[0]
    p50, p99, p999 = (ms / 1000 + _STAMP_S for ms in quantiles)
    return Latency(p50, p99, p999, worst / 1000 + _STAMP_S, count)


def partition_lag(client: ClickHouse, warm_up_s: float) -> float:
    """By how many seconds of event time one partition ever lagged another, once warm."""
    sql = """
        WITH (SELECT min(landed_at) FROM ledger.batches WHERE topic IN %(topics)s) AS begin
        SELECT concat(topic, '/', partition), toUnixTimestamp64Milli(newest_event_time) / 1000
        FROM ledger.batches
        WHERE topic IN %(topics)s AND landed_at > begin + toIntervalMillisecond(%(warm_up_ms)s)
        ORDER BY landed_at, last
    """
    parameters = {"topics": TOPICS, "warm_up_ms": int(warm_up_s * 1000)}
    return widest_gap(client.rows(sql, parameters), PARTITIONS * len(TOPICS))
