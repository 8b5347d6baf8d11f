"""Faults of the disk that ClickHouse writes to."""

import time
from random import Random

from tests.faults.harness.city import City
from tests.faults.harness.ram_disk import RamDisk

_MERGES_END_S = 30


def fill_disk(disk: RamDisk, city: City, random: Random) -> None:
    """ClickHouse's disk is full for some seconds, while it inserts but does not merge.

    A merge of engine 26.9 that finds the disk full leaves empty files in the part that it makes and
    takes away the sound ones: rows are lost then that were stored. That is the engine's defect.
    """
    with city.client() as client:
        client.command("SYSTEM STOP MERGES")
        deadline = time.monotonic() + _MERGES_END_S
        while client.rows("SELECT count() FROM system.merges") != [(0,)]:
            assert time.monotonic() < deadline, "merges do not end"
            time.sleep(0.1)
        disk.fill()
        time.sleep(random.uniform(5, 10))
        disk.make_room()
        client.command("SYSTEM START MERGES")
