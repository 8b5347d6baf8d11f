"""Who stands in plain bays: as many as are wanted, and each leaves before the next comes."""

from collections.abc import Iterator

import numpy as np
import pytest

from seeds.simulator.clock import HOUR_S
from seeds.simulator.parking.demand import ELECTRIC, FREE, FUEL, Changes, Stays, shares
from seeds.simulator.parking.layout import MODELS
from seeds.simulator.parking.parameters import Parking

PARKING = Parking()
MANY = 40_000


def hours(stays: Stays, many: int) -> Iterator[Changes]:
    """A working day from midnight."""
    for number in range(many):
        rng = np.random.default_rng(number)
        yield stays.hour(rng, *(shares(PARKING, False, at % 24) for at in (number, number + 1)))


def parked(model: int = 0) -> Stays:
    models = np.full(MANY, model)
    return Stays(np.random.default_rng(99), models, PARKING, shares(PARKING, False, 0))


def test_shares_are_percent_of_the_hour_by_kind_of_lot() -> None:
    assert [each.kind for each in MODELS] == ["roadside", "garage", "surface", "park-and-ride"]
    assert shares(PARKING, False, 12).tolist() == [0.82, 0.9, 0.9, 0.9]
    assert shares(PARKING, True, 12).tolist() == [0.78, 0.56, 0.56, 0.56]


@pytest.mark.parametrize("model", range(len(MODELS)))
def test_as_many_bays_are_taken_as_are_wanted(model: int) -> None:
    """Three standard deviations of a share of 40,000 bays are 0.0075."""
    stays = parked(model)
    for number, _ in enumerate(hours(stays, 24)):
        wanted = shares(PARKING, False, (number + 1) % 24)[model]
        assert (stays.stands != FREE).mean() == pytest.approx(wanted, abs=0.0075)


def test_within_an_hour_the_share_goes_straight() -> None:
    stays = parked(model=1)
    list(hours(stays, 7))
    taken = (stays.stands != FREE).sum()
    changes = stays.hour(np.random.default_rng(7), *(shares(PARKING, False, at) for at in (7, 8)))
    half = changes.second < HOUR_S // 2
    came = (changes.stands[half] != FREE).sum() - (changes.stands[half] == FREE).sum()
    assert (taken + came) / MANY == pytest.approx((0.35 + 0.62) / 2, abs=0.0075)


def test_a_bay_is_left_before_it_is_taken_again() -> None:
    stays = parked()
    stood = stays.stands != FREE
    several = 0
    for changes in hours(stays, 24):
        assert (np.diff(changes.bay * HOUR_S + changes.second) > 0).all()
        for bay, stands in zip(changes.bay, changes.stands, strict=True):
            assert stood[bay] != (stands != FREE)
            stood[bay] = stands != FREE
        several += len(changes.bay) - len(set(changes.bay))
    assert several > 1_000
    assert (stood == (stays.stands != FREE)).all()


def test_where_nothing_turns_over_each_bay_is_taken_once_a_working_day() -> None:
    quiet = Parking(garage=PARKING.garage.__class__(turnover=1e-9))
    models = np.full(MANY, 1)
    stays = Stays(np.random.default_rng(1), models, quiet, shares(quiet, False, 0))
    came = np.zeros(MANY, np.int64)
    for changes in hours(stays, 24):
        np.add.at(came, changes.bay[changes.stands != FREE], 1)
    assert came.max() == 1
    assert came.mean() == pytest.approx(0.9 - 0.10, abs=0.01)


def test_a_share_of_the_vehicles_is_electric() -> None:
    stands = parked().stands
    assert set(stands) == {FREE, FUEL, ELECTRIC}
    taken = stands[stands != FREE]
    assert (taken == ELECTRIC).mean() == pytest.approx(0.15, abs=0.01)
