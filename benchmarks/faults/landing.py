"""Landing under faults: what became of every event and every bad record."""

from collections.abc import Mapping
from random import Random

from benchmarks.common.report import progress
from benchmarks.faults.suffered import Hurt, Suffered, suffer
from tests.faults.harness.account import Account, account_of
from tests.faults.harness.city import City
from tests.faults.harness.settle import landed_records, settle

WORKERS = 2
ENDLESS = 1_000_000_000


def hurt_landing(
    city: City, kinds: Mapping[str, Hurt], rounds: int, random: Random, rate: float
) -> tuple[Suffered, Account]:
    """Events of all networks come at a rate meanwhile; the account is drawn when all has landed."""
    city.add_workers(WORKERS)
    load = city.produce(ENDLESS, rate=rate)

    def so_far(city: City) -> int:
        load.expect_alive()
        return landed_records(city)

    suffered = suffer(city, kinds, rounds, random, so_far)
    load.stop()
    progress("draining")
    suffered.revive(city)
    settle(city)
    return suffered, account_of(city)
