"""Who comes first is served first."""

import numpy as np

from seeds.simulator.charging.queue import starts


def test_who_finds_the_connector_taken_begins_when_it_is_free() -> None:
    connector = np.array([1, 1, 1, 1])
    arrive = np.array([0.0, 10.0, 20.0, 500.0])
    busy = np.array([100.0, 50.0, 50.0, 10.0])
    assert starts(connector, arrive, busy).tolist() == [0, 100, 150, 500]


def test_connectors_do_not_wait_for_each_other() -> None:
    connector = np.array([3, 7, 7])
    arrive = np.array([900.0, 0.0, 5.0])
    busy = np.array([10_000.0, 20.0, 20.0])
    assert starts(connector, arrive, busy).tolist() == [900, 0, 20]


def test_nobody_comes() -> None:
    assert starts(np.array([], int), np.array([]), np.array([])).tolist() == []
