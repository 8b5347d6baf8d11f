"""Faults of all kinds, one after the other."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from benchmarks.common.report import progress
from tests.faults.harness import hurt_engines, hurt_network, hurt_workers
from tests.faults.harness.city import City

CALM_S = (4.0, 10.0)

Hurt = Callable[[City, Random], None]

KINDS: dict[str, Hurt] = {
    "kill −9 of a worker": hurt_workers.kill_worker,
    "SIGTERM in an insert": hurt_workers.terminate_in_insert,
    "SIGSTOP of a worker": hurt_workers.freeze_worker,
    "rebalance storm": hurt_workers.rebalance_storm,
    "kill −9 of ClickHouse": hurt_engines.kill_endpoint,
    "SIGSTOP of ClickHouse": hurt_engines.freeze_endpoint,
    "kill −9 of the broker": hurt_engines.kill_broker,
    "restart of the broker": hurt_engines.restart_broker,
    "connection cut in an insert": hurt_network.cut_insert,
    "slow sink": hurt_network.slow_sink,
}


@dataclass
class Suffered:
    """Faults by kind, and exit codes of the workers that had ended and were started again."""

    done: Counter[str] = field(default_factory=Counter)
    exits: Counter[int] = field(default_factory=Counter)

    def revive(self, city: City) -> None:
        """Start again what has ended, as a supervisor would."""
        for each in city.revive():
            progress(f"  a worker had ended with exit code {each.code}: {each.why[-600:]}")
            self.exits[each.code] += 1


def suffer(
    city: City,
    kinds: Mapping[str, Hurt],
    rounds: int,
    random: Random,
    so_far: Callable[[City], int],
) -> Suffered:
    """Hurt a city so often, every kind equally often, in random order."""
    suffered, left = Suffered(), list[str]()
    for number in range(1, rounds + 1):
        left = left or random.sample(list(kinds), len(kinds))
        kind = left.pop()
        time.sleep(random.uniform(*CALM_S))
        progress(f"fault {number} of {rounds}: {kind}; {so_far(city):,} records done")
        kinds[kind](city, random)
        suffered.revive(city)
        suffered.done[kind] += 1
    return suffered
