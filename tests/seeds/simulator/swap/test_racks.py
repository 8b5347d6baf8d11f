"""Who comes to a swap station gets the battery that was charged longest, and when."""

import numpy as np
import pytest

from seeds.simulator.swap.layout import SwapStations
from seeds.simulator.swap.parameters import Swapping
from seeds.simulator.swap.racks import Racks
from seeds.simulator.swap.swaps import Swaps
from seeds.simulator.truth.stretches import NOTHING

GIVEN = Swapping(batteries=(2, 2), fleet=2, battery_wh=60_000, soc_out=90)
TWO = SwapStations(*(np.array(each) for each in ([0, 1], [0, 0], [0, 0], [2, 2], [60_000] * 2)))


@pytest.fixture
def racks() -> Racks:
    """Two stations of two batteries (0 and 1) and four vehicles (with 2 to 5) each."""
    return Racks(TWO, GIVEN)


def come(racks: Racks, station: int, *arrived_s: int) -> Swaps:
    """With 40 %, so that half an hour is missing."""
    many = len(arrived_s)
    soc = np.full(many, 40.0)
    return racks.swap(
        np.full(many, station), np.arange(many), np.array(arrived_s), soc, dark=NOTHING
    )


def test_one_is_served_after_the_other(racks: Racks) -> None:
    swaps = come(racks, 0, 100, 200)
    assert swaps.start_s.tolist() == [100, 340]
    assert swaps.end_s.tolist() == [340, 580]
    assert come(racks, 1, 100).start_s.tolist() == [100]


def test_who_comes_when_all_batteries_charge_waits_for_the_first(racks: Racks) -> None:
    assert come(racks, 0, 0, 240).ready_s.tolist() == [240 + 1_800, 480 + 1_800]
    assert come(racks, 0, 500).start_s.tolist() == [2_040]


def test_batteries_go_round(racks: Racks) -> None:
    swaps = [come(racks, 0, at) for at in range(0, 60_000, 10_000)]
    assert [int(each.vehicle[0]) for each in swaps] == [0, 1, 2, 3, 0, 1]
    assert [int(each.battery_in[0]) for each in swaps] == [2, 3, 4, 5, 0, 1]
    assert [int(each.battery_out[0]) for each in swaps] == [0, 1, 2, 3, 4, 5]
