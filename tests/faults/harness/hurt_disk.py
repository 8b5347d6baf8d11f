"""Faults of the disk that ClickHouse writes to."""

from random import Random

from tests.faults.harness.city import City
from tests.faults.harness.ram_disk import RamDisk


def fill_disk(disk: RamDisk, city: City, random: Random) -> None:
    """ClickHouse's disk fills within a second or two and is then full, under load and merges."""
    disk.fill(last_s=random.uniform(1, 2))
    disk.keep_full(random.uniform(5, 10))
    disk.make_room()
