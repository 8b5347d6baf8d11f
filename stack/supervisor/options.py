"""What `up` was asked for."""

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """A port is None unless the user demands it."""

    workers: int = 0
    processors: int = 0
    dagster: bool = False
    kafka_port: int | None = None
    clickhouse_port: int | None = None
    dagster_port: int | None = None
