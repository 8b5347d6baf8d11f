"""How probably a load passes a capacity: at a step by its quantiles, and at any of several."""

import pytest

from pipelines.early_warning.probability import above, above_once

QUANTILES_W = (700, 800, 1_000, 1_300, 1_400)  # P5, P10, P50, P90, P95


@pytest.mark.parametrize(
    ("capacity_w", "expected"),
    [(700, 0.95), (900, 0.7), (1_000, 0.5), (1_150, 0.3), (1_400, 0.05)],
)
def test_within_its_quantiles_a_step_is_judged_straight_between_them(
    capacity_w: int, expected: float
) -> None:
    assert above(capacity_w, QUANTILES_W) == pytest.approx(expected)


@pytest.mark.parametrize(("capacity_w", "expected"), [(400, 0.9995), (1_800, 0.0005)])
def test_beyond_them_as_a_normal_distribution_that_meets_the_last_one(
    capacity_w: int, expected: float
) -> None:
    """P5 is 300 W from the median and P95 400 W, so these are 3.29 standard deviations away."""
    assert above(capacity_w, QUANTILES_W) == pytest.approx(expected, abs=1e-5)


def test_a_load_that_is_sure_passes_or_does_not() -> None:
    assert [above(capacity_w, [1_000] * 5) for capacity_w in (999, 1_001)] == [1, 0]


def test_steps_whose_errors_have_nothing_in_common_pass_as_dice_would() -> None:
    assert above_once([0.2] * 8, alike=0) == pytest.approx(1 - 0.8**8)


def test_the_more_steps_share_the_less_often_one_of_them_passes() -> None:
    probabilities = [above_once([0.2] * 8, each) for each in (0, 0.3, 0.6)]
    assert [round(each, 3) for each in probabilities] == [0.832, 0.675, 0.525]


def test_one_step_is_as_probable_as_it_is_and_one_that_is_sure_makes_all_sure() -> None:
    assert above_once([0.7], alike=0.3) == pytest.approx(0.7)
    assert above_once([0.1, 1, 0], alike=0.3) == pytest.approx(1)
