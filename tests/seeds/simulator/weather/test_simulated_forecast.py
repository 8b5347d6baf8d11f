"""How wrong a forecast is."""

import numpy as np

from seeds.simulator.weather.forecast import STRAYS_H, foretold
from seeds.simulator.weather.parameters import Climate
from seeds.simulator.weather.sky import Sky

AHEAD_H = 30
HOURS = AHEAD_H + 2 * STRAYS_H
# Each hour has a rain of its own, so that one sees where it was taken from.
AROUND = Sky(temperature_c=np.full(HOURS, 20.0), rain_mm=np.arange(HOURS) / 10)


def forecasts(climate: Climate, many: int = 4_000) -> tuple[np.ndarray, np.ndarray]:
    """Errors of temperature in °C, and how many hours rain has moved: by forecast and hour."""
    rng = np.random.default_rng(1)
    found = [foretold(rng, AROUND, climate) for _ in range(many)]
    told_c = np.array([each.temperature_c for each in found])
    told_mm = np.array([each.rain_mm for each in found])
    moved = np.rint(told_mm * 10 - np.arange(AHEAD_H) - STRAYS_H)
    return told_c - 20, moved


def test_without_errors_it_says_what_will_be() -> None:
    error_c, moved = forecasts(Climate(errs_c=0, strays=0), many=1)
    assert error_c.tolist() == [[0] * AHEAD_H]
    assert moved.tolist() == [[0] * AHEAD_H]


def test_temperature_errs_with_the_root_of_the_hours_ahead() -> None:
    error_c, _ = forecasts(Climate(errs_c=2))
    spread = error_c.std(axis=0)
    assert np.abs(error_c.mean(axis=0)).max() < 0.1
    assert np.abs(spread[[0, 5, 23]] - [2 / 24**0.5, 1, 2]).max() < 0.05


def test_what_is_too_warm_stays_so_for_hours() -> None:
    error_c, _ = forecasts(Climate(errs_c=2))
    assert 0.95 < np.corrcoef(error_c[:, 20], error_c[:, 22])[0, 1] < 0.97  # the root of 21/23


def test_a_share_of_hours_has_the_rain_of_another_up_to_six_hours_away() -> None:
    _, moved = forecasts(Climate(strays=0.3))
    assert 0.29 < (moved != 0).mean() < 0.31
    assert sorted({*moved.ravel().tolist()}) == [*range(-6, 7)]
