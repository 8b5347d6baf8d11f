"""The disk's levels, and which statements are refused when it has no room."""

from __future__ import annotations

from pathlib import Path

import pytest

from stack.clickhouse.disk import Level, level, reserve_on
from stack.clickhouse.room import needs_room
from stack.clickhouse.statements import kind


@pytest.mark.parametrize(
    ("sql", "needed"),
    [
        ("INSERT INTO t VALUES", True),
        ("insert into t select 1", True),
        ("CREATE TABLE t ENGINE = Memory AS SELECT 1", True),
        ("CREATE TABLE t CLONE AS s", True),
        ("CREATE MATERIALIZED VIEW v ENGINE = Memory POPULATE AS SELECT 1", True),
        ("REPLACE TABLE t ENGINE = Memory AS SELECT 1", True),
        ("ALTER TABLE t REPLACE PARTITION 1 FROM s", True),
        ("ALTER TABLE t ATTACH PARTITION 1 FROM s", True),
        ("ALTER TABLE t UPDATE a = 1 WHERE 1", True),
        ("ALTER TABLE t DROP COLUMN a", True),
        ("DELETE FROM t WHERE 1", True),
        ("OPTIMIZE TABLE t FINAL", True),
        ("CREATE TABLE t (a UInt8) ENGINE = Memory", False),
        ("CREATE OR REPLACE MATERIALIZED VIEW v TO t AS SELECT 1", False),
        ("ALTER TABLE t DROP PARTITION 1", False),
        ("alter table d.t drop part 'all_1_1_0'", False),
        ("TRUNCATE TABLE t", False),
        ("DROP TABLE t", False),
        ("SELECT 'INSERT'", False),
        ("SYSTEM START MERGES", False),
    ],
)
def test_what_writes_rows_needs_room(sql: str, needed: bool) -> None:
    assert needs_room(kind(sql), sql) is needed


@pytest.mark.parametrize(
    ("free", "before", "now"),
    [
        (1000, Level.ROOMY, Level.ROOMY),
        (999, Level.ROOMY, Level.TIGHT),
        (500, Level.TIGHT, Level.TIGHT),
        (499, Level.TIGHT, Level.FULL),
        (0, Level.ROOMY, Level.FULL),
        (500, Level.FULL, Level.FULL),
        (1199, Level.FULL, Level.FULL),
        (1199, Level.TIGHT, Level.TIGHT),
        (1200, Level.FULL, Level.ROOMY),
    ],
)
def test_levels_of_a_reserve_of_1000_bytes(free: int, before: Level, now: Level) -> None:
    assert level(free, 1000, before) == now


def test_without_a_reserve_every_disk_is_roomy() -> None:
    assert level(0, 0, Level.ROOMY) == Level.ROOMY


def test_a_reserve_is_a_twentieth_of_the_disk_at_most(tmp_path: Path) -> None:
    assert reserve_on(tmp_path, 1) == 1
    assert 0 < reserve_on(tmp_path, 1 << 60) < 1 << 60
