"""What all connections share."""

from __future__ import annotations

from dataclasses import dataclass

from stack.clickhouse.disk import DiskGuard
from stack.clickhouse.engine import Engine
from stack.clickhouse.limits import Limits
from stack.clickhouse.querylog import QueryLog
from stack.clickhouse.samples import Samples
from stack.clickhouse.users import Users
from stack.clickhouse.vocabulary import Vocabulary
from stack.clickhouse.watcher import Watcher


@dataclass(frozen=True)
class Services:
    engine: Engine
    users: Users
    limits: Limits
    samples: Samples
    vocabulary: Vocabulary
    watcher: Watcher
    disk: DiskGuard
    log: QueryLog
