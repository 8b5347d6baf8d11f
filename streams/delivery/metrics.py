"""What a worker says of itself to Prometheus."""

from collections import defaultdict

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from streams.delivery.applied import Applied
from streams.delivery.records import Partition

PREFIX = "three_networks"


class Metrics:
    """The metrics of one worker, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.events = Counter(
            f"{PREFIX}_events", "Events stored.", ["topic", "type"], registry=registry
        )
        self.bytes = Counter(
            f"{PREFIX}_bytes", "Bytes of record values stored.", ["topic"], registry=registry
        )
        self.dead_letters = Counter(
            f"{PREFIX}_dead_letters", "Records refused.", ["topic"], registry=registry
        )
        self.insert_seconds = Histogram(
            f"{PREFIX}_insert_seconds",
            "Time of one insert, retries included.",
            ["table"],
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60),
            registry=registry,
        )
        self.newest_event = Gauge(
            f"{PREFIX}_newest_event_timestamp_seconds",
            "Time of the newest event of the last insert: now minus this is the freshness.",
            ["topic"],
            registry=registry,
        )
        self.lag = Gauge(
            f"{PREFIX}_lag_records",
            "Records in Kafka that are not stored.",
            ["topic", "partition"],
            registry=registry,
        )
        self.commit_distance = Gauge(
            f"{PREFIX}_commit_distance_records",
            "Records stored whose offset is not committed to Kafka.",
            ["topic", "partition"],
            registry=registry,
        )
        self.quarantined = Gauge(
            f"{PREFIX}_quarantined_operators", "Operators set aside.", registry=registry
        )

    def serve(self, host: str, port: int) -> int:
        """Serve `/metrics` at an address, port 0 for a free one; returns the port."""
        server, _ = start_http_server(port, host, registry=self.registry)
        return int(server.server_port)

    def stored(self, applied: Applied) -> None:
        """Count a group that has been stored."""
        newest: dict[str, int] = defaultdict(int)
        for entry in applied.entries:
            topic = entry.partition.topic
            newest[topic] = max(newest[topic], entry.newest_event_time)
            for event_type, rows in entry.rows.items():
                self.events.labels(topic, event_type).inc(rows)
            self.bytes.labels(topic).inc(entry.bytes)
            self.dead_letters.labels(topic).inc(entry.dead_letters)
        for topic, event_time in newest.items():
            if event_time:
                self.newest_event.labels(topic).set(event_time / 1000)

    def inserted(self, table: str, seconds: float) -> None:
        """Note the time of an insert."""
        self.insert_seconds.labels(table).observe(seconds)

    def forget_standings(self) -> None:
        """Partitions come and go; those of others are not ours to report."""
        self.lag.clear()
        self.commit_distance.clear()

    def standing(self, partition: Partition, stored: int, end: int | None, committed: int) -> None:
        """Note where a partition stands: last stored offset, end offset, committed offset."""
        labels = (partition.topic, str(partition.number))
        if end is not None:
            self.lag.labels(*labels).set(max(0, end - stored - 1))
        self.commit_distance.labels(*labels).set(max(0, stored + 1 - committed))
