"""Faults between workers and endpoint."""

import time
from random import Random

from tests.faults.harness.city import City

CUT_WITHIN_S = 60


def cut_insert(city: City, random: Random) -> None:
    """The connection is cut in the middle of an insert, three times."""
    for _ in range(3):
        before = city.proxy.cuts
        city.proxy.cut_after = random.randrange(1, 60_000)
        deadline = time.monotonic() + CUT_WITHIN_S
        while city.proxy.cuts == before:
            assert time.monotonic() < deadline, "there was no insert to cut"
            time.sleep(0.02)


def slow_sink(city: City, random: Random) -> None:
    """For some seconds ClickHouse takes what it is sent at a trickle."""
    city.proxy.delay_s = random.uniform(0.05, 0.3)
    time.sleep(8)
    city.proxy.heal()
