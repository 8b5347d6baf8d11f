"""A stack of its own for a benchmark: real broker, real endpoint, topics and schema."""

import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common.folder import data_folder
from connections import schema_plan
from connections.clickhouse import ClickHouse
from connections.kafka import create_topics
from connections.settings import ClickHouseSettings, KafkaSettings, Settings
from schemas import tables, topics, views
from schemas.render.clickhouse import create_table
from stack.home import Home
from stack.kafka import running_kafka
from stack.services.clickhouse import running_clickhouse

PARTITIONS = 4


@dataclass(frozen=True)
class Stack:
    """A running broker and endpoint; children find both by `environment`."""

    home: Home
    settings: Settings

    @property
    def environment(self) -> dict[str, str]:
        """What a worker, a producer or a contestant needs in order to connect."""
        clickhouse = self.settings.clickhouse
        return {
            "THREE_NETWORKS_HOME": str(self.home.root),
            "THREE_NETWORKS_KAFKA_BOOTSTRAP": self.settings.kafka.bootstrap,
            "THREE_NETWORKS_CLICKHOUSE_HOST": clickhouse.host,
            "THREE_NETWORKS_CLICKHOUSE_PORT": str(clickhouse.port),
        }

    def client(self) -> ClickHouse:
        """A connection that may do what a benchmark needs: create, drop, count."""
        return ClickHouse(self.settings.clickhouse, "ingest", comment="benchmark")


@contextmanager
def running_stack() -> Iterator[Stack]:
    """A stack with topics and empty tables, in a folder that is gone when the block ends."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(
        prefix="three-networks-", dir=data_folder(), ignore_cleanup_errors=True
    ) as name:
        root = Path(name)
        with running_kafka(root) as kafka, running_clickhouse(root) as clickhouse:
            stack = Stack(Home.at(root), _settings(root, kafka.bootstrap, clickhouse))
            create_topics(stack.settings, topics())
            with stack.client() as client:
                schema_plan.apply(client, schema_plan.plan(client, tables(), views()))
            yield stack


def empty_tables(stack: Stack) -> None:
    """Make landing and ledger anew: rows, positions, tokens and pending merges are gone."""
    with stack.client() as client:
        for table in tables():
            if table.database in ("landing", "ledger", "state", "latest"):
                client.command(f"DROP TABLE {table.qualified} SYNC")
                client.command(create_table(table))


def _settings(root: Path, bootstrap: str, clickhouse: ClickHouseSettings) -> Settings:
    return Settings(
        home=root,
        kafka=KafkaSettings(bootstrap=bootstrap),
        clickhouse=clickhouse,
        partitions=PARTITIONS,
    )
