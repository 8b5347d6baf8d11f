"""Limits of the endpoint: each is an option and an environment variable."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

ENVIRONMENT = "THREE_NETWORKS_CLICKHOUSE_"
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def size(text: str) -> int:
    """A whole number with K, M or G for powers of 1024.

    Raises:
        ArgumentTypeError: if it is none.
    """
    found = re.fullmatch(r"(\d+)([KMG]?)", text.strip().upper())
    if not found:
        raise ArgumentTypeError(f"{text!r} is no size: write 512M or 4G")
    return int(found[1]) * _UNITS[found[2]]


def _limit(default: int, meaning: str) -> int:
    value: int = field(default=default, metadata={"help": meaning})
    return value


@dataclass(frozen=True)
class Limits:
    """What the endpoint may use. Defaults suit a machine of 2 cores shared with others."""

    max_server_memory: int = _limit(4 << 30, "memory of all queries, merges and caches")
    max_query_memory: int = _limit(2 << 30, "memory of one query")
    max_threads: int = _limit(2, "threads of one query")
    mark_cache: int = _limit(256 << 20, "size of the mark cache")
    max_connections: int = _limit(64, "connections at once")
    max_insert: int = _limit(1 << 30, "bytes of one insert, decompressed")
    max_text: int = _limit(16 << 20, "bytes of one statement")
    disk_reserve: int = _limit(1 << 30, "bytes of the disk that are kept free, at most 5 % of it")
    reader_memory: int = _limit(1 << 30, "memory of one query of the reader")
    reader_rows: int = _limit(1_000_000, "rows of one result of the reader")
    reader_bytes: int = _limit(256 << 20, "bytes of one result of the reader")
    reader_seconds: int = _limit(30, "seconds of one query of the reader")
    grace_seconds: int = _limit(5, "seconds that running queries get at the stop")
    peer_seconds: int = _limit(300, "seconds that a silent client is waited for in a packet")

    def startup_arguments(self) -> str:
        """What the engine is started with.

        It keeps half of the disk's reserve by itself, from inserts and merges; all of it would be
        kept from TRUNCATE and DROP PARTITION too, which write a little before they make room.
        """
        settings = {
            "max_server_memory_usage": self.max_server_memory,
            "mark_cache_size": self.mark_cache,
            "storage_configuration.disks.default.keep_free_space_bytes": self.disk_reserve // 2,
        }
        return "&".join(f"{name}={value}" for name, value in settings.items())

    def query_settings(self) -> dict[str, str]:
        """What every query starts with.

        It reads files itself: to have another thread read each for it takes longer than to read
        it, above all of the many small parts of which a query by key wants a block each.
        """
        return {
            "max_memory_usage": str(self.max_query_memory),
            "max_threads": str(self.max_threads),
            "local_filesystem_read_method": "pread",
            "async_insert": "0",
        }

    def reader_settings(self) -> dict[str, str]:
        """What the reader's queries start with and cannot change."""
        return {
            "max_memory_usage": str(self.reader_memory),
            "max_result_rows": str(self.reader_rows),
            "max_result_bytes": str(self.reader_bytes),
            "max_execution_time": str(self.reader_seconds),
            "result_overflow_mode": "throw",
            "timeout_overflow_mode": "throw",
            # Of parts, to order joins by: looked up for each query, and none by key is long.
            "use_statistics": "0",
        }


def add_options(parser: ArgumentParser, environment: Mapping[str, str] = os.environ) -> None:
    """Add an option for each limit; its default may come from the environment."""
    for limit in fields(Limits):
        parser.add_argument(
            "--" + limit.name.replace("_", "-"),
            type=size,
            default=environment.get(ENVIRONMENT + limit.name.upper(), str(limit.default)),
            metavar="N",
            help=f"{limit.metadata['help']} (default {limit.default})",
        )


def chosen(options: Namespace) -> Limits:
    """The limits out of parsed options."""
    return Limits(**{limit.name: getattr(options, limit.name) for limit in fields(Limits)})
