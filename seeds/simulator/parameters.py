"""How people and piles behave, each value with its source.

Where no source is named, the value is our assumption.
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from seeds.simulator.charging.parameters import Batteries
from seeds.simulator.conditions import Conditions, Positive, Share
from seeds.simulator.energy.parameters import Plant
from seeds.simulator.parking.parameters import Parking
from seeds.simulator.roads.parameters import Traffic
from seeds.simulator.swap.parameters import Swapping
from seeds.simulator.vehicles.parameters import Driving
from seeds.simulator.weather.parameters import Climate

Percent = Annotated[float, Meta(ge=0, le=95)]
Hours = Annotated[tuple[float, ...], Meta(min_length=24, max_length=24)]


class Habits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How vehicles come to one kind of connector.

    Attributes:
        visits: to a connector of average popularity on an average working day.
        hours: their share by hour of day, in any unit.
        weekend: visits of a Saturday or Sunday over those of a working day.
        holiday: those of a public holiday.
        rain: those of a rainy hour over those of a dry one.
        flexible: share of drivers who come in a cheaper hour close to theirs; at a private pile,
            of charges that a timer puts off till the valley 谷 begins.
        soc: lowest and highest state of charge at arrival in percent; uniform between.
        stays_h: median time from the end of charging to plug-out.
        stays_spread: standard deviation of its logarithm.
    """

    visits: Positive
    hours: Hours
    weekend: Positive
    holiday: Positive = 1
    rain: Positive = 1
    flexible: Share = 0
    soc: tuple[Percent, Percent] = (10, 70)
    stays_h: Positive
    stays_spread: Positive


class Parameters(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that a city's behaviour is drawn from.

    Attributes:
        size_log_mean, size_log_spread: logarithm of a station's connectors. Source: 1,362 stations
            of Shenzhen (UrbanEV `inf.csv`): 2.19 and 0.84, median 10, at most 106.
        popularity_spread: standard deviation of the logarithm of a station's energy a pile. Source:
            47 stations of São Paulo over six months (CHARGED): 0.91.
        highway_holiday: visits of a highway service area on a public holiday over those of a
            working day. Source: energy of China's highways in the holidays of October 2025 over
            that of ordinary days, 2.59 (National Energy Administration).
        heavy: share of visits to a dedicated station that are of a bus or truck.
        patience_s: who would have to wait longer drives on.
        failed: share of charges that end at once without energy.
        user_stops: share of charges that the user ends below the limit.
        v2g_discharges: share of visits to a V2G connector that feed energy back.
        reserved: share of public visits that are reserved beforehand.
        unkept: share of reservations that are cancelled or end as a no-show, by halves.
        late_orders: share of orders that come up to three hours late.
        late: share of other events that come up to five minutes late.
        duplicates: share of events that are sent twice.
        conditions: what goes wrong in the field.
        climate: temperature and rain, and what is foretold of them.
        batteries: how fast vehicles charge.
        traffic: how the roads fill, and what disturbs them.
        parking: how lots fill, and what is wrong with their sensors.
        driving: how vehicles drive and report.
        plant: storage and solar panels of stations.
        swapping: how swap stations are used.
    """

    size_log_mean: Positive = 2.19
    size_log_spread: Positive = 0.84
    popularity_spread: Positive = 0.91
    highway_holiday: Positive = 2.59
    heavy: Share = 0.5
    patience_s: Positive = 900
    failed: Share = 0.02
    user_stops: Share = 0.4
    v2g_discharges: Share = 0.3
    reserved: Share = 0.05
    unkept: Share = 0.2
    late_orders: Share = 0.05
    late: Share = 0.01
    duplicates: Share = 0.005
    conditions: Conditions = Conditions()
    climate: Climate = Climate()
    batteries: Batteries = Batteries()
    traffic: Traffic = Traffic()
    parking: Parking = Parking()
    driving: Driving = Driving()
    plant: Plant = Plant()
    swapping: Swapping = Swapping()
    public: Habits = Habits(
        # CHARGED, São Paulo, is flat over the day; the rise at noon is ours. Before who is flexible
        # has moved.
        visits=4,
        hours=(5, 4, 3, 2, 2, 2, 3, 4, 4, 4, 4, 6, 8, 7, 5, 4, 4, 4, 4, 4, 4, 4, 5, 5),
        # Saturday 1.02 and Sunday 1.12 of the mean, working days 0.91 to 1.08 (CHARGED).
        weekend=1.1,
        holiday=1.2,
        # The 51 rainy hours of CHARGED have 0.98 of their usual energy, give or take 0.03.
        rain=0.98,
        flexible=0.4,
        stays_h=0.12,
        stays_spread=0.9,
    )
    workplace: Habits = Habits(
        # ACN serves 1.15 a connector.
        visits=1.2,
        # ACN in percent, its UTC read as Californian time: this workplace begins at seven.
        hours=(0, 0, 0, 0, 1, 8, 25, 32, 4, 2, 1, 4, 4, 3, 4, 5, 4, 2, 1, 0, 0, 0, 0, 0),
        # 60 a working day against 3.4 (ACN to February 2020, 52 connectors).
        weekend=0.06,
        holiday=0.03,
        # Of full batteries of 42 to 100 kWh, what brings the energy of a session to ACN's.
        soc=(50, 95),
        # The log-normal nearest to ACN's in Wasserstein-1; its own median is 2.47 h, a fifth is 0.
        stays_h=2.7,
        stays_spread=0.75,
    )
    private: Habits = Habits(
        visits=0.5,
        hours=(3, 2, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 6, 9, 10, 9, 8, 7, 5),
        weekend=1.0,
        flexible=0.5,
        stays_h=6,
        stays_spread=0.5,
    )
