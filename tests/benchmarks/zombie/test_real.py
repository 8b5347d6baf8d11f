"""Real orders of São Paulo, where six of 47 stations never charged in half a year."""

import os
from pathlib import Path

import pytest

from benchmarks.zombie.judged import engine
from benchmarks.zombie.real import charged, judge

DATA = os.environ.get("THREE_NETWORKS_DATA", "")


@pytest.mark.skipif(not DATA, reason="THREE_NETWORKS_DATA names no folder with charged-spo")
def test_the_stations_that_never_charged_are_found(tmp_path: Path) -> None:
    orders = charged(Path(DATA))
    used = {name for (name, _), many in orders.charges.items() if many}
    with engine(tmp_path) as client:
        *_, (_, at_the_end) = judge(client, orders)
    assert len(set(orders.since) - used) == 6
    assert set(orders.since) - used <= at_the_end
