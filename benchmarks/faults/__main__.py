"""Runs the campaign and reports."""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from cyclopts import run

from benchmarks.common.report import last_line, progress, table
from benchmarks.faults.landing import hurt_landing
from benchmarks.faults.processing import hurt_processing
from benchmarks.faults.suffered import KINDS, Hurt, Suffered
from stack.services.workers import PROCESSING
from tests.faults.harness import hurt_disk
from tests.faults.harness.account import Account
from tests.faults.harness.city import City, running_city
from tests.faults.harness.processed import Compared
from tests.faults.harness.ram_disk import RamDisk, may_mount, ram_disk

RATE = 9000
DISK_MB = 6000


def main(rounds: int = 30, seed: int = 1, rate: float = RATE, *, disk: bool = True) -> None:
    """Hurt landing so often, then processing, and draw both accounts."""
    started, random = time.monotonic(), Random(seed)
    with _campaign_city(disk and may_mount()) as (city, kinds):
        progress("landing")
        hurt, account = hurt_landing(city, kinds, rounds, random, rate)
        progress("processing")
        city.renew(merged=True, kind=PROCESSING)
        hurt_then, made = hurt_processing(city, kinds, rounds, random)
    rows = [
        *_rows("landing", hurt, *_wrong(account)),
        *_rows("processing", hurt_then, made.lost, made.strange),
    ]
    table(["fault", "times", "lost", "too many"], rows)
    last_line(
        {
            **_landing_figures(hurt, account),
            "processing": _processing_figures(hurt_then, made),
            "seconds": round(time.monotonic() - started),
        }
    )
    sys.exit(0 if account.flawless and made.flawless else 1)


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


def _wrong(account: Account) -> tuple[int, int]:
    """What is lost, and what came twice."""
    return account.lost + account.bad_lost, account.duplicate + account.letters_duplicate


def _rows(of: str, suffered: Suffered, lost: int, beyond: int) -> Iterator[list[str]]:
    for kind, count in suffered.done.most_common():
        yield [kind, str(count), "", ""]
    yield [f"all of {of}", str(suffered.done.total()), str(lost), str(beyond)]


def _landing_figures(suffered: Suffered, account: Account) -> dict[str, Any]:
    lost, duplicate = _wrong(account)
    return {
        "events": account.produced,
        **_suffered_figures(suffered),
        "lost": lost,
        "duplicate": duplicate,
        "raw_duplicate": account.raw_duplicate,
        "dead_letters_expected": account.bad,
        "dead_letters_found": account.bad - account.bad_lost + account.letters_strange,
        "strange": account.strange,
        "holes": len(account.holes),
    }


def _processing_figures(suffered: Suffered, made: Compared) -> dict[str, Any]:
    return {
        "events": made.records,
        **_suffered_figures(suffered),
        "outputs": made.outputs,
        "lost": made.lost,
        "strange": made.strange,
        "states": made.states,
        "states_differing": made.states_differing,
    }


def _suffered_figures(suffered: Suffered) -> dict[str, Any]:
    return {
        "faults": suffered.done.total(),
        "kinds": len(suffered.done),
        "exits": {str(code): count for code, count in sorted(suffered.exits.items())},
    }


if __name__ == "__main__":
    run(main)
