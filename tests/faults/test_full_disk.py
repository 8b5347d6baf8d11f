"""ClickHouse's disk is full: the worker waits, says so, and goes on when there is room."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.harness.city import City, running_city
from tests.faults.harness.delivered import assert_delivered
from tests.faults.harness.ram_disk import RamDisk, may_mount, ram_disk
from tests.faults.harness.settle import landed_records, settle

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(not may_mount(), reason="needs the right to mount a tmpfs"),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[RamDisk]:
    with ram_disk(tmp_path / "clickhouse", megabytes=400) as mounted:
        yield mounted


@pytest.fixture
def small_city(disk: RamDisk, tmp_path: Path) -> Iterator[City]:
    with running_city(tmp_path) as running:
        yield running


def test_a_full_disk(small_city: City, disk: RamDisk) -> None:
    worker = small_city.add_worker()
    small_city.produce(20_000).await_end()
    settle(small_city)
    disk.fill()
    small_city.produce(40_000).await_end()
    time.sleep(8)
    assert landed_records(small_city) < 60_000
    assert worker.alive
    assert "clickhouse.retry" in worker.log()
    disk.make_room()
    assert assert_delivered(small_city).produced == 59_988
