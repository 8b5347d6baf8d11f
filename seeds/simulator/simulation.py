"""What decides a simulation: the same values give the same bytes."""

from datetime import date

import msgspec

from seeds.simulator.charging.layout import lay_out
from seeds.simulator.city import City
from seeds.simulator.clock import Clock
from seeds.simulator.energy.layout import lay_energy
from seeds.simulator.grid.layout import lay_feeders, supplies_w
from seeds.simulator.parameters import Parameters
from seeds.simulator.parking.layout import lay_lots
from seeds.simulator.profile import Profile
from seeds.simulator.roads.layout import lay_roads
from seeds.simulator.spots import lay_spots
from seeds.simulator.swap.layout import lay_swap_stations
from seeds.simulator.version import CITY


class Simulation(msgspec.Struct, frozen=True, kw_only=True):
    """A city, its behaviour, and the days that are played."""

    seed: int
    profile: Profile
    parameters: Parameters
    first_day: date
    days: int
    version: str = CITY

    @property
    def clock(self) -> Clock:
        return Clock(self.first_day, self.days)

    @property
    def shard_hours(self) -> int:
        """How often a shard has something to say: each hour, and at the end what is late."""
        return (self.clock.hours + 1) * self.profile.shards

    def city(self) -> City:
        """The city, laid out."""
        given, profile = self.parameters, self.profile
        charging = lay_out(self.seed, profile, given)
        grid = lay_feeders(self.seed, charging, profile.shards)
        return City(
            seed=self.seed,
            clock=self.clock,
            parameters=self.parameters,
            shards=self.profile.shards,
            vehicles=self.profile.vehicles,
            charging=charging,
            spots=lay_spots(self.seed, "stations", charging.district),
            grid=grid,
            energy=lay_energy(self.seed, charging, supplies_w(charging, grid), given.plant),
            swap=lay_swap_stations(
                self.seed, profile.swap_stations, charging, grid, profile.shards, given.swapping
            ),
            lots=lay_lots(
                self.seed, charging, self.profile.bays, self.profile.shards, self.parameters.parking
            ),
            roads=lay_roads(self.seed, self.profile.segments),
        )
