"""Faults of the disk that ClickHouse writes to."""

import time
from random import Random

from tests.faults.harness.city import City
from tests.faults.harness.ram_disk import RamDisk


def fill_disk(disk: RamDisk, city: City, random: Random) -> None:
    """ClickHouse's disk is full for some seconds."""
    disk.fill()
    time.sleep(random.uniform(5, 10))
    disk.make_room()
