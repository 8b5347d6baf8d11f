"""Power, time and energy of a charge, in closed form."""

import numpy as np
import pytest

from seeds.simulator.charging.curve import Curve

POINTS = [
    (0, 0, 20, 60_000),
    (1080, 18_000, 50, 60_000),
    (2160, 36_000, 80, 60_000),  # where the fall begins
    (2638.27, 42_000, 90, 33_000),  # ln(1 / 0.55) ÷ 4.5 an hour later, half of the way to a tenth
    (4002.07, 48_000, 100, 6_000),  # ln(10) ÷ 4.5 an hour after 80 %
]


def curve(soc: float = 20) -> Curve:
    """A battery of 60 kWh at 60 kW."""
    return Curve(np.array([60_000.0]), np.array([60_000.0]), np.array([soc]))


@pytest.mark.parametrize(("seconds", "energy_wh", "soc", "power_w"), POINTS)
def test_a_charge_from_20_to_100_percent(
    seconds: float, energy_wh: float, soc: float, power_w: float
) -> None:
    at = np.array([seconds], float)
    assert curve().seconds_to(np.array([soc], float))[0] == pytest.approx(seconds, abs=0.01)
    assert curve().energy_wh(at)[0] == pytest.approx(energy_wh, abs=0.1)
    assert curve().soc(at)[0] == pytest.approx(soc, abs=1e-3)
    assert curve().power_at(at)[0] == pytest.approx(power_w, abs=1)


def test_a_charge_that_begins_above_the_knee_has_less_power_from_the_start() -> None:
    assert curve(soc=90.0).power_at(np.array([0.0]))[0] == pytest.approx(33_000)
