"""What the two guns of a cabinet share."""

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from seeds.simulator.charging.cabinets import cabinet_w, shared
from seeds.simulator.charging.layout import ALL_SITES, Charging, lay_out
from seeds.simulator.charging.outcomes import CHARGED
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import DAY_S
from seeds.simulator.parameters import Parameters
from seeds.simulator.profile import PROFILES
from seeds.simulator.vehicles.drivers import GUEST
from tests.seeds.simulator.charging.seen import seen

Ints = NDArray[np.int64]
CHARGING = lay_out(1, PROFILES["district"], Parameters())


def double_gun(charging: Charging) -> Ints:
    """The two connectors of a cabinet of 60 kW."""
    small = np.array([each.scene == "car-park" for each in ALL_SITES])
    found = np.flatnonzero(small[charging.site[charging.station]])
    first = next(each for each in found if charging.cabinet[each] == charging.cabinet[each + 1])
    return np.array([first, first + 1])


PAIR = double_gun(CHARGING)


def visits(*stays: tuple[int, int, int]) -> Visits:
    """By gun, from plug-in to plug-out in minutes, each of 10 kWh at 60 kW from half full."""
    gun, plug_in, plug_out = np.array(stays).T
    many = len(stays)
    return Visits(
        connector=PAIR[gun],
        plug_in_s=plug_in * 60,
        start_s=plug_in * 60 + 60,
        end_s=plug_in * 60 + 60 + 600,
        plug_out_s=plug_out * 60,
        power_w=np.full(many, 60_000.0),
        battery_wh=np.full(many, 100_000.0),
        soc_start=np.full(many, 50.0),
        energy_wh=np.full(many, 10_000),
        discharging=np.zeros(many, bool),
        outcome=np.full(many, CHARGED),
        vehicle=np.full(many, GUEST),
    )


def given(found: Visits, *taken_until_s: int) -> Visits:
    return shared(found, CHARGING, PAIR, np.array(taken_until_s or (0, 0)), DAY_S)


def test_who_is_alone_has_all_of_the_power() -> None:
    alone = given(visits((0, 0, 30), (1, 30, 60)))
    assert alone.power_w.tolist() == [60_000, 60_000]
    assert alone.energy_wh.tolist() == [10_000, 10_000]


def test_who_meets_another_has_half_and_charges_twice_as_long() -> None:
    both = given(visits((0, 0, 30), (1, 29, 60)))
    assert both.power_w.tolist() == [30_000, 30_000]
    assert (both.end_s - both.start_s).tolist() == [1200, 1200]
    assert both.energy_wh.tolist() == [10_000, 10_000]


def test_who_has_to_leave_before_has_charged_less() -> None:
    both = given(visits((0, 0, 15), (1, 14, 60)))
    leaving = both.plug_out_s[0] - both.end_s[0]
    assert (leaving, both.energy_wh[0]) == (20, 30_000 * (15 * 60 - 60 - 20) // 3600)


def test_who_was_there_before_midnight_counts_and_so_does_who_stays_beyond() -> None:
    early = given(visits((0, 0, 30)), 0, 600)
    late = given(visits((0, 24 * 60 - 20, 24 * 60 + 10)))
    assert (early.power_w.tolist(), late.power_w.tolist()) == ([30_000], [30_000])


def test_no_cabinet_gives_more_than_it_has() -> None:
    """Whenever somebody begins, all who charge at the cabinet, where most guns are taken."""
    busy = replace(Parameters().public, visits=20, stays_h=0.5)
    found = seen(public=busy, popularity_spread=0.01)
    charging = found.city.charging
    gives = ~charging.is_ac[found.visits.connector] & (found.visits.energy_wh > 0)
    visits = found.visits.taken(gives)
    cabinet = charging.station[visits.connector] * 1_000 + charging.cabinet[visits.connector]
    sharing = 0
    for each in range(len(visits)):
        beside = cabinet == cabinet[each]
        now = (visits.start_s <= visits.start_s[each]) & (visits.start_s[each] < visits.end_s)
        power = visits.power_w[beside & now]
        assert power.sum() <= cabinet_w(charging)[visits.connector[each]]
        sharing += len(power) > 1
    assert sharing > 100
