"""Meters that count wrong by a factor."""

import numpy as np

from seeds.simulator.charging.drift import RIGHT_PPM, counted, draw_factors
from seeds.simulator.conditions import Conditions
from seeds.simulator.randomness import generator

MANY = 100_000


def test_a_meter_shows_its_share_of_what_flows_in_whole_units() -> None:
    amount = np.array([40_000, 40_000, 40_000, 99])
    factor_ppm = np.array([1_000_000, 1_050_000, 920_000, 1_080_000])
    assert counted(amount, factor_ppm).tolist() == [40_000, 42_000, 36_800, 106]
    assert counted(amount + 0.9, factor_ppm).tolist() == [40_000, 42_000, 36_800, 106]


def test_two_in_a_hundred_are_wrong_by_one_to_eight_percent_either_way() -> None:
    error = draw_factors(generator(1), MANY, Conditions()) - RIGHT_PPM
    wrong = error[error != 0]
    assert 0.018 < len(wrong) / MANY < 0.022
    assert 10_000 <= abs(wrong).min() < 12_000
    assert 78_000 < abs(wrong).max() <= 80_000
    assert 0.45 < (wrong > 0).mean() < 0.55


def test_where_no_meter_is_wrong_all_count_rightly() -> None:
    calm = Conditions(drifting_meters=0)
    assert set(draw_factors(generator(1), MANY, calm).tolist()) == {RIGHT_PPM}
