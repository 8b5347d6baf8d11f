"""What those who come do: weather, prices and vehicles show in it."""

import numpy as np
from msgspec.structs import replace

from seeds.simulator.charging.batteries import HEAVY_WH
from seeds.simulator.charging.tariff import prices
from seeds.simulator.charging.visits import Visits
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.parameters import Parameters
from seeds.simulator.weather.parameters import Climate
from tests.seeds.simulator.charging.seen import flown_by_hour, seen

GIVEN = Parameters()
VALLEY = prices(7) == prices(7).min()


def steady(temperature_c: float) -> Climate:
    return Climate(monthly_c=(temperature_c,) * 12, swing_c=0, deviates_c=0, spells=0)


def test_the_colder_the_longer_a_direct_current_charge_lasts() -> None:
    hours = {}
    for temperature in (-10.0, 0.0, 20.0):
        found = seen(climate=steady(temperature))
        visits = found.visits.taken(~found.city.charging.is_ac[found.visits.connector])
        hours[temperature] = (visits.end_s - visits.start_s).mean() / HOUR_S
        assert len(visits) > 300
    assert hours[-10.0] > 1.3 * hours[0.0] > 1.3 * 1.3 * hours[20.0]


def test_alternating_current_is_as_fast_in_the_cold() -> None:
    for temperature in (-10.0, 20.0):
        visits = seen(climate=steady(temperature)).of(use_class_is_private=True)
        assert 5_600 < visits.power_w.min() < 5_700 < 6_900 < visits.power_w.max() <= 7_000


def share_in_valley(visits: Visits) -> float:
    by_hour = flown_by_hour(visits)
    return float(by_hour[VALLEY].sum() / by_hour.sum())


def test_the_more_are_flexible_the_more_is_charged_in_the_valley() -> None:
    shares: dict[bool, list[float]] = {True: [], False: []}
    for flexible in (0.0, 0.5, 1.0):
        found = seen(
            private=replace(GIVEN.private, flexible=flexible),
            public=replace(GIVEN.public, flexible=flexible),
        )
        for private, known in shares.items():
            known.append(share_in_valley(found.of(use_class_is_private=private)))
    for none, half, all_ in shares.values():
        assert none + 0.03 < half < all_ - 0.03
    assert shares[True][-1] > 0.9


def test_a_timer_starts_a_charge_when_the_valley_begins_and_the_vehicle_stays_for_it() -> None:
    everyone = replace(GIVEN.private, flexible=1)
    visits = seen(private=everyone).of(use_class_is_private=True)
    begins = visits.start_s % DAY_S // HOUR_S
    assert VALLEY[begins].all()
    late = visits.taken(visits.plug_in_s % DAY_S >= 8 * HOUR_S)
    assert len(late) > 300
    assert (late.start_s % DAY_S).max() < 120 + 900  # till the last was ready, or had its turn
    assert (visits.plug_out_s > visits.end_s).all()


def test_buses_and_trucks_come_to_dedicated_stations_and_charge_no_faster_than_their_capacity() -> (
    None
):
    found = seen(heavy=1)
    charging, visits = found.city.charging, found.visits
    use = found.city.charging.site[charging.station[visits.connector]]
    heavy = np.isin(visits.battery_wh, HEAVY_WH)
    assert set(use[heavy].tolist()) == {6}
    assert heavy[use == 6].all()
    assert heavy.sum() > 50
    assert (visits.power_w[heavy] <= visits.battery_wh[heavy]).all()


def test_an_order_has_the_energy_under_its_curve() -> None:
    visits = seen().visits
    charged = visits.taken(visits.energy_wh > 0)
    length_s = (charged.end_s - charged.start_s).astype(float)
    steps = (np.arange(2_000) + 0.5) / 2_000
    watts = np.array([charged.curve.power_at(length_s * step) for step in steps])
    energy = watts.mean(axis=0) * length_s / 3600
    assert np.abs(energy - charged.energy_wh).max() < 5
