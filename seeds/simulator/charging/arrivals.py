"""Who comes on a day, and what they would do if the connector were free."""

import numpy as np
from numpy.typing import NDArray

from seeds.simulator.charging.batteries import HEAVY_WH, accepted
from seeds.simulator.charging.curve import Curve
from seeds.simulator.charging.demand import expected, habits_of
from seeds.simulator.charging.layout import ALL_SITES
from seeds.simulator.charging.outcomes import CHARGED, FAILED
from seeds.simulator.charging.tariff import till_valley_s
from seeds.simulator.charging.visits import FAILS_AFTER_S, UNPLUGS_S, Visits
from seeds.simulator.city import City
from seeds.simulator.clock import DAY_S, HOUR_S
from seeds.simulator.parameters import Parameters
from seeds.simulator.vehicles.drivers import GUEST, Drivers
from seeds.simulator.vehicles.layout import BATTERIES_WH
from seeds.simulator.weather.sky import sky_of

Codes = NDArray[np.int32]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
_LEAST_SOC = 2  # percent that whoever stops before 100 has charged
_PREPARE_S = (20, 120)  # from plug-in to the first energy


def arrivals(
    rng: np.random.Generator, city: City, connectors: Ints, day: int, drivers: Drivers
) -> Visits:
    """All who come, as a Poisson process whose rate changes by the hour.

    Who comes to a station takes the next of its connectors by turns: nearly as good as looking for
    a free one, and it needs no look at the others.
    """
    charging = city.charging
    station = charging.station[connectors]
    site = charging.site[station]
    rates = expected(city, day)
    many = rng.poisson(rates.sum(axis=1)[site] * charging.popularity[station])
    drawn = np.repeat(np.arange(len(connectors)), many)
    arrive = day * DAY_S + _times(rng, site[drawn], rates)
    who, arrive = _by_turns(rng, station, drawn, arrive)
    return _charges(rng, city, day, connectors[who], arrive, drivers)


def _times(rng: np.random.Generator, site: Codes, rates: Floats) -> Ints:
    """Seconds of the day, spread by the hours of each kind of station."""
    bounds = np.cumsum(rates / rates.sum(axis=1, keepdims=True), axis=1)
    hour = (rng.random(len(site))[:, None] >= bounds[site]).sum(axis=1).clip(0, 23)
    return np.asarray(hour * HOUR_S + rng.integers(0, HOUR_S, len(site)), np.int64)


def _by_turns(
    rng: np.random.Generator, station: Codes, drawn: Ints, arrive_s: Ints
) -> tuple[Ints, Ints]:
    """Places of connectors, and arrivals, in their order; a day's turns begin anywhere."""
    first = np.searchsorted(station, station)
    size = np.searchsorted(station, station, "right") - first
    order = np.lexsort((arrive_s, first[drawn]))
    queue, arrive_s = first[drawn][order], arrive_s[order]
    nth = np.arange(len(queue)) - np.searchsorted(queue, queue)
    begin = rng.integers(0, 1 << 31, len(station))
    who = queue + (begin[queue] + nth) % size[queue]
    order = np.lexsort((arrive_s, who))
    return who[order], arrive_s[order]


def _charges(
    rng: np.random.Generator,
    city: City,
    day: int,
    connector: Ints,
    arrive_s: Ints,
    drivers: Drivers,
) -> Visits:
    charging, parameters, many = city.charging, city.parameters, len(connector)
    site = charging.site[charging.station[connector]]
    soc = _arrives_with(rng, site, parameters)
    discharging = charging.is_v2g[connector] & (rng.random(many) < parameters.v2g_discharges)
    heavy = _is_heavy(rng, site, parameters)
    vehicle = drivers.come(connector, arrive_s, soc, ~discharging & ~heavy)
    soc = drivers.brings(vehicle, arrive_s, soc)
    battery = _batteries_wh(rng, drivers, vehicle, heavy)
    power = _power_w(rng, city, day, connector, arrive_s, battery, heavy)
    curve = Curve(power, battery, soc)
    failed = rng.random(many) < parameters.failed
    seconds = np.ceil(curve.seconds_to(_limits(rng, soc, parameters)))
    seconds = np.where(failed, FAILS_AFTER_S, seconds).astype(np.int64)
    energy = np.floor(curve.energy_wh(seconds.astype(float))).astype(np.int64)
    ready = arrive_s + rng.integers(*_PREPARE_S, many)
    start = ready + _waits_s(rng, city, day, site, arrive_s)
    stay = np.ceil(_stays_s(rng, site, parameters)).astype(np.int64)
    # Who waits for the valley does not leave later for it, unless the charge lasts so long.
    leaves = np.maximum(start + seconds, ready + seconds + stay) + UNPLUGS_S
    return Visits(
        connector=connector,
        plug_in_s=arrive_s,
        start_s=start,
        end_s=start + seconds,
        plug_out_s=leaves,
        power_w=power,
        battery_wh=battery,
        soc_start=soc,
        energy_wh=np.where(failed, 0, energy),
        discharging=discharging,
        outcome=np.where(failed, FAILED, CHARGED),
        vehicle=vehicle,
    )


def _arrives_with(rng: np.random.Generator, site: Codes, parameters: Parameters) -> Floats:
    """State of charge at arrival, in percent."""
    bounds = np.array([habits_of(each, parameters).soc for each in ALL_SITES], float)
    return np.asarray(np.round(rng.uniform(*bounds[site].T), 1))


def _is_heavy(rng: np.random.Generator, site: Codes, parameters: Parameters) -> Mask:
    """Is it a bus or a truck? They come to dedicated stations only, as guests."""
    dedicated = np.array([each.use_class == "dedicated" for each in ALL_SITES])[site]
    return np.asarray(dedicated & (rng.random(len(site)) < parameters.heavy))


def _batteries_wh(rng: np.random.Generator, drivers: Drivers, vehicle: Ints, heavy: Mask) -> Floats:
    guests = np.where(heavy, rng.choice(HEAVY_WH, len(heavy)), rng.choice(BATTERIES_WH, len(heavy)))
    return np.where(vehicle == GUEST, guests, drivers.vehicles.battery_wh[vehicle])


def _power_w(
    rng: np.random.Generator,
    city: City,
    day: int,
    connector: Ints,
    arrive_s: Ints,
    battery_wh: Floats,
    heavy: Mask,
) -> Floats:
    """What each would charge with below the knee."""
    charging, batteries = city.charging, city.parameters.batteries
    fastest = battery_wh * np.where(heavy, batteries.heavy, batteries.car)
    temperature = sky_of(city, day).temperature_c[arrive_s % DAY_S // HOUR_S]
    share = np.where(charging.is_ac[connector], 1, accepted(temperature, batteries))
    power = np.minimum(charging.rated_w[connector], fastest) * share
    return np.asarray(power * rng.uniform(0.8, 1, len(connector)))


def _limits(rng: np.random.Generator, soc: Floats, parameters: Parameters) -> Floats:
    """State of charge at which each stops, in percent."""
    user_stops = rng.random(len(soc)) < parameters.user_stops
    earlier = np.maximum(rng.uniform(75, 97, len(soc)), soc + _LEAST_SOC)
    return np.where(user_stops, earlier, 100.0)


def _waits_s(rng: np.random.Generator, city: City, day: int, site: Codes, arrive_s: Ints) -> Ints:
    """How long timers of private piles wait for the valley 谷."""
    private = np.array([each.use_class == "private" for each in ALL_SITES])[site]
    timed = private & (rng.random(len(site)) < city.parameters.private.flexible)
    return np.where(timed, till_valley_s(city.clock.day(day).month, arrive_s), 0)


def _stays_s(rng: np.random.Generator, site: Codes, parameters: Parameters) -> Floats:
    """From the end of charging to plug-out; at most a day."""
    habits = [habits_of(each, parameters) for each in ALL_SITES]
    median = np.array([each.stays_h for each in habits])[site]
    spread = np.array([each.stays_spread for each in habits])[site]
    drawn = median * np.exp(spread * rng.standard_normal(len(site))) * 3600
    return np.asarray(drawn.clip(0, DAY_S))
