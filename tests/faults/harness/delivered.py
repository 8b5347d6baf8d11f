"""What every fault test asserts in the end."""

from tests.faults.harness.account import Account, account_of, largest_group
from tests.faults.harness.city import City
from tests.faults.harness.settle import all_partitions, partitions_used, settle, standings

# One group is being stored and the next one is prepared when a worker loses its partitions.
GROUPS_IN_FLIGHT = 2


def assert_delivered(city: City, faults: int = 1) -> Account:
    """All was delivered once, and nothing else; commits keep up; nobody failed unforeseen."""
    settle(city)
    account = account_of(city)
    assert account.flawless, account
    assert account.raw_duplicate <= faults * GROUPS_IN_FLIGHT * largest_group(city), account
    assert partitions_used(city) == all_partitions(city)
    behind = {each: stands for each, stands in standings(city).items() if not stands.keeps_up}
    assert not behind
    for worker in city.workers:
        assert "worker.failed" not in worker.log()
    return account
