"""Processing under faults: outputs and states beside those of a run that nothing disturbs."""

from collections.abc import Mapping
from random import Random

from benchmarks.common.report import progress
from benchmarks.faults.suffered import Hurt, Suffered, suffer
from tests.faults.harness.city import City
from tests.faults.harness.processed import Compared, await_processed, compared, processed_records
from tests.faults.harness.told import EVENTS_A_DAY, Telling, events

WORKERS = 2
RATE = 500
ROUND_S = 40  # calm and fault, at most; days that are left are not told


def hurt_processing(
    city: City, kinds: Mapping[str, Hurt], rounds: int, random: Random
) -> tuple[Suffered, Compared]:
    """Days of a small city are told meanwhile."""
    days = events(days=1 + rounds * ROUND_S * RATE // EVENTS_A_DAY)
    city.add_workers(WORKERS)
    telling = Telling(city.settings.kafka, days, RATE)
    suffered = suffer(city, kinds, rounds, random, processed_records)
    telling.stop()
    progress("draining")
    suffered.revive(city)
    await_processed(city)
    return suffered, compared(city)
