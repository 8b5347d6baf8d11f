"""How much of their power batteries take at a temperature."""

import numpy as np
import pytest

from seeds.simulator.charging.batteries import accepted
from seeds.simulator.charging.parameters import Batteries


@pytest.mark.parametrize(
    ("temperature_c", "share"),
    [(25, 1), (10, 1), (0, 0.64), (35, 1), (38, 0.91), (-30, 0.3)],
)
def test_share_of_the_power(temperature_c: float, share: float) -> None:
    assert accepted(np.array([temperature_c]), Batteries())[0] == pytest.approx(share)
