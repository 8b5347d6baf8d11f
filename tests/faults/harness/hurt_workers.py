"""Faults of workers."""

import time
from random import Random

from tests.faults.harness.city import SESSION_TIMEOUT_S, City

CLEAN_EXIT = 0
# Who has just been given partitions asks first where each of them stands, some seconds each with
# the delay: 30 s were too few in two campaigns.
INSERT_WITHIN_S = 150


def kill_worker(city: City, random: Random) -> None:
    """Kill −9 of a worker, which is started again at once."""
    victim = random.choice(city.workers)
    victim.kill()
    victim.start()


def terminate_in_insert(city: City, random: Random) -> None:
    """SIGTERM while inserts are on their way, which ends a worker cleanly and at once."""
    victim = random.choice(city.workers)
    city.proxy.delay_s = 0.3
    city.proxy.inserting.clear()
    assert city.proxy.inserting.wait(INSERT_WITHIN_S), "there was no insert"
    assert victim.terminate() == CLEAN_EXIT
    city.proxy.heal()
    victim.start()


def freeze_worker(city: City, random: Random) -> None:
    """SIGSTOP of a worker until Kafka has given its partitions away, and back."""
    victim = random.choice(city.workers)
    victim.freeze()
    time.sleep(SESSION_TIMEOUT_S + 4)
    victim.thaw()
    time.sleep(2)


def rebalance_storm(city: City, random: Random) -> None:
    """One worker more joins and leaves, three times."""
    guest = city.add_worker()
    for _ in range(2):
        time.sleep(random.uniform(1, 4))
        guest.terminate()
        guest.start()
    time.sleep(random.uniform(1, 4))
    guest.terminate()
    city.workers.remove(guest)
