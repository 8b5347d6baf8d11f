"""Storages take and give what is wanted, exactly, and never beyond their bounds."""

import numpy as np

from seeds.simulator.energy.layout import Storages
from seeds.simulator.energy.parameters import Plant
from seeds.simulator.energy.storing import Storing

ONE = Storages(np.array([0]), np.array([1], np.int32), np.array([60_000]), np.array([10_000]))
PLANT = Plant(soc=(10, 90), kept=80)


def wanted(*power_w: int) -> np.ndarray:
    return np.array([power_w])


def storing() -> Storing:
    """A storage of 10 kWh, at its lowest SOC: 1 kWh; it has taken 5 kWh and given 4."""
    return Storing(ONE, PLANT, np.array([5_000]))


def percent(held: np.ndarray) -> object:
    return (held / 60 / 100 / 10_000 * 100).tolist()


def test_a_minute_at_60_kw_is_1_kwh_of_which_a_part_is_kept() -> None:
    minutes = storing().charge(wanted(60_000, 0, 30_000))
    assert minutes.power_w.tolist() == [[60_000, 0, 30_000]]
    assert (minutes.imported // 60).tolist() == [[5_000, 6_000, 6_000]]
    assert percent(minutes.held) == [[10, 18, 18]]


def test_charging_ends_at_the_highest_soc() -> None:
    """Of 8 kWh that are missing, at 80 % 10 kWh are taken."""
    one = storing()
    minutes = one.charge(wanted(*[60_000] * 9, 90_000, 60_000))
    assert minutes.power_w.tolist() == [[*[60_000] * 9, 60_000, 0]]
    assert percent(minutes.held[:, -1]) == [90]
    assert one.charge(wanted(60_000)).power_w.tolist() == [[0]]


def test_discharging_ends_at_the_lowest_soc() -> None:
    one = storing()
    one.charge(wanted(60_000))
    minutes = one.discharge(wanted(30_000, 30_000, 30_000))
    assert minutes.power_w.tolist() == [[-30_000, -18_000, 0]]
    assert (minutes.exported // 60).tolist() == [[4_000, 4_500, 4_800]]
    assert percent(minutes.held) == [[18, 13, 10]]


def test_what_has_flown_is_taken_less_given() -> None:
    one = storing()
    one.charge(wanted(60_000))
    one.discharge(wanted(30_000))
    assert one.flown_wh.tolist() == [6_000 - 4_500]
