"""The fault campaign: random faults under a running load, then the account.

`python -m benchmarks.faults --rounds 30 --seed 1` prints faults by kind, and one JSON line last.
Exit code 1 where an event or a dead letter was lost or came twice.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from random import Random

from cyclopts import run

from benchmarks.common.report import last_line, progress, table
from tests.faults.harness import hurt_disk, hurt_engines, hurt_network, hurt_workers
from tests.faults.harness.account import Account, account_of
from tests.faults.harness.city import City, running_city
from tests.faults.harness.ram_disk import RamDisk, may_mount, ram_disk
from tests.faults.harness.settle import landed_records, settle

WORKERS = 2
RATE = 9000
ENDLESS = 1_000_000_000
DISK_MB = 6000
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


def main(rounds: int = 30, seed: int = 1, rate: float = RATE, *, disk: bool = True) -> None:
    """Run so many faults, drain, and draw the account."""
    started, random = time.monotonic(), Random(seed)
    done: Counter[str] = Counter()
    exits: Counter[int] = Counter()
    with _campaign_city(disk and may_mount()) as (city, kinds):
        city.add_workers(WORKERS)
        load = city.produce(ENDLESS, rate=rate)
        for number, kind in enumerate(_drawn(kinds, rounds, random), start=1):
            time.sleep(random.uniform(*CALM_S))
            progress(f"fault {number} of {rounds}: {kind}; {landed_records(city):,} landed")
            kinds[kind](city, random)
            exits += _revived(city)
            done[kind] += 1
        load.stop()
        progress("draining")
        exits += _revived(city)
        settle(city)
        account = account_of(city)
    _report(done, exits, account, time.monotonic() - started)


def _revived(city: City) -> Counter[int]:
    """Exit codes of the workers that had ended and run again."""
    endings = city.revive()
    for each in endings:
        progress(f"  a worker had ended with exit code {each.code}: {each.why[-600:]}")
    return Counter(each.code for each in endings)


@contextmanager
def _campaign_city(mounts: bool) -> Iterator[tuple[City, dict[str, Hurt]]]:
    """A city whose ClickHouse has a disk that can be filled, where that is allowed."""
    with tempfile.TemporaryDirectory(prefix="three-networks-", ignore_cleanup_errors=True) as name:
        root = Path(name)
        filled = ram_disk(root / "clickhouse", DISK_MB) if mounts else nullcontext()
        with filled as disk, running_city(root, merged=True) as city:
            yield city, KINDS | _full_disk(disk)


def _full_disk(disk: RamDisk | None) -> dict[str, Hurt]:
    if disk is None:
        progress("no disk is filled: that needs the right to mount a tmpfs")
        return {}
    return {"disk full": partial(hurt_disk.fill_disk, disk)}


def _drawn(kinds: dict[str, Hurt], rounds: int, random: Random) -> Iterator[str]:
    """Every kind equally often, in random order."""
    left: list[str] = []
    for _ in range(rounds):
        left = left or random.sample(list(kinds), len(kinds))
        yield left.pop()


def _report(done: Counter[str], exits: Counter[int], account: Account, seconds: float) -> None:
    lost, duplicate = account.lost + account.bad_lost, account.duplicate + account.letters_duplicate
    rows = [[kind, str(count), "", ""] for kind, count in done.most_common()]
    rows.append(["all", str(done.total()), str(lost), str(duplicate)])
    table(["fault", "times", "lost", "duplicate"], rows)
    last_line(
        {
            "events": account.produced,
            "faults": done.total(),
            "kinds": len(done),
            "lost": lost,
            "duplicate": duplicate,
            "raw_duplicate": account.raw_duplicate,
            "dead_letters_expected": account.bad,
            "dead_letters_found": account.bad - account.bad_lost + account.letters_strange,
            "strange": account.strange,
            "holes": len(account.holes),
            "exits": {str(code): count for code, count in sorted(exits.items())},
            "seconds": round(seconds),
        }
    )
    sys.exit(0 if account.flawless else 1)


if __name__ == "__main__":
    run(main)
