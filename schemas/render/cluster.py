"""Tables and views as ClickHouse DDL, for a cluster of shards and replicas.

A table that knows the Kafka partition of its rows is **sharded** by it: `<name>_local` on each
shard, and a Distributed table under the plain name whose key puts a row on shard
`partition % shards`, where a worker that writes to the local table puts it, too. Rows of one
identity have one Kafka key, so one partition, so one shard: `FINAL`, which works within a shard,
sees all of them. It would not after a topic was given more partitions.

Any other table is **whole**: one copy on every node under the plain name, so that a join finds it
where it runs and `REPLACE PARTITION`, which a Distributed table refuses, works.

The nodes define the macros `{shard}` and `{replica}`. No part of this ran on a cluster yet.
"""

import re
from dataclasses import replace

from schemas.render.clickhouse import create, create_database, create_table
from schemas.table import Feed, Table, View

_KAFKA_PARTITION = ("_partition", "partition")
_RENAMED = {"non_replicated_deduplication_window": "replicated_deduplication_window"}


def create_database_on_cluster(name: str, cluster: str) -> str:
    """`CREATE DATABASE` on every node."""
    return f"{create_database(name)} ON CLUSTER {cluster}"


def create_on_cluster(declared: Table | View, cluster: str) -> tuple[str, ...]:
    """The statements that make a table or a view on every node, in their order."""
    if isinstance(declared, Feed):
        declared = _of_local_tables(declared)
    if isinstance(declared, View):
        return (_on_cluster(create(declared), declared, cluster),)
    if shard_key(declared) is None:
        return (_replicated(declared, "all", "{shard}-{replica}", cluster),)
    local = replace(declared, name=f"{declared.name}_local")
    stored = _replicated(local, "{shard}", "{replica}", cluster)
    return stored, _distributed(declared, local, cluster)


def _of_local_tables(feed: Feed) -> Feed:
    """Each shard feeds its own rows: source and target are sharded alike."""
    select = re.sub(r"FROM (\S+)", r"FROM \1_local", feed.select)
    return replace(feed, into=f"{feed.into}_local", select=select)


def shard_key(table: Table) -> str | None:
    """The column that holds the Kafka partition of a row; None where the table is whole."""
    names = {each.name for each in table.columns}
    return next((each for each in _KAFKA_PARTITION if each in names), None)


def _replicated(table: Table, shard: str, replica: str, cluster: str) -> str:
    path = f"/clickhouse/tables/{shard}/{table.database}/{table.name}"
    arguments = [f"'{path}'", f"'{replica}'", *filter(None, [table.version])]
    replicated = replace(
        table,
        engine=f"Replicated{table.engine}",
        version=", ".join(arguments),
        settings={_RENAMED.get(name, name): value for name, value in table.settings.items()},
    )
    return _on_cluster(create_table(replicated), table, cluster)


def _distributed(table: Table, local: Table, cluster: str) -> str:
    return (
        f"CREATE TABLE IF NOT EXISTS {table.qualified} ON CLUSTER {cluster} AS {local.qualified}\n"
        f"ENGINE = Distributed({cluster}, {local.database}, {local.name}, {shard_key(table)})"
    )


def _on_cluster(statement: str, declared: Table | View, cluster: str) -> str:
    """The name that is created is the first that a statement says."""
    return statement.replace(declared.qualified, f"{declared.qualified} ON CLUSTER {cluster}", 1)
