"""Real orders of São Paulo, where six of 47 stations never charged in half a year."""

import os
from datetime import date
from operator import itemgetter
from pathlib import Path

import pytest

from benchmarks.zombie.judged import connected, endpoint
from benchmarks.zombie.real import charged, judge

DATA = os.environ.get("THREE_NETWORKS_DATA", "")


@pytest.mark.skipif(not DATA, reason="THREE_NETWORKS_DATA names no folder with charged-spo")
def test_the_stations_that_never_charged_are_found(tmp_path: Path) -> None:
    orders = charged(Path(DATA))
    with endpoint(tmp_path) as settings, connected(settings) as client:
        said = dict(judge(client, orders))
    first: dict[str, date] = {}
    for name, day in sorted(orders.charges, key=itemgetter(1)):
        if orders.charges[name, day]:
            first.setdefault(name, day)
    never = set(orders.since) - set(first)
    assert len(never) == 6
    assert said[max(said)] == never
    # Station 36 charges from 14 August on; that it was to be opened only then, no order shows.
    called = {(name, day) for day, names in said.items() for name in names - never}
    assert {name for name, _ in called} == {"36"}
    assert max(day for _, day in called) < first["36"] == date(2023, 8, 14)
