"""Which feeders the city has, what they carry without charging, and the one that fails."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from seeds.city.charging.sites import Site
from seeds.city.clock import Clock

CAPACITY_W = (4_000_000, 6_300_000)  # a 10 kV feeder's usual order of magnitude

# Base load by hour as a share of its peak: two humps, as in a Chongqing summer.
_NIGHT_TO_NOON = (62, 57, 54, 52, 51, 53, 58, 66, 76, 85, 91, 95)
_NOON_TO_NIGHT = (96, 97, 98, 97, 95, 93, 92, 96, 100, 97, 86, 73)
BASE_HOURS = (*_NIGHT_TO_NOON, *_NOON_TO_NIGHT)


@dataclass(frozen=True)
class Feeder:
    """A feeder with the stations that hang on it."""

    feeder_id: str
    district_code: str
    capacity_w: int
    base_peak_w: int

    def base_w(self, at_s: int) -> int:
        """The load without charging, straight from hour to hour."""
        hour, second = divmod(at_s % 86_400, 3600)
        here, there = BASE_HOURS[hour], BASE_HOURS[(hour + 1) % 24]
        return int(self.base_peak_w * (here + (there - here) * second / 3600) / 100)


@dataclass(frozen=True)
class Blackout:
    """A stretch in which a feeder is dead."""

    feeder_id: str
    start_s: int
    end_s: int

    def holds(self, feeder_id: str, at_s: int) -> bool:
        return feeder_id == self.feeder_id and self.start_s <= at_s < self.end_s


def lay_feeders(seed: int, sites: Iterable[Site]) -> tuple[Feeder, ...]:
    """The feeders that stations hang on, in the order of their names."""
    random = Random(f"{seed}/feeders")
    districts = {each.feeder_id: each.district.code for each in sites}
    return tuple(_feeder(random, *each) for each in sorted(districts.items()))


def _feeder(random: Random, feeder_id: str, district_code: str) -> Feeder:
    capacity_w = random.choice(CAPACITY_W)
    return Feeder(feeder_id, district_code, capacity_w, int(capacity_w * random.uniform(0.35, 0.6)))


def draw_blackout(seed: int, clock: Clock, feeders: tuple[Feeder, ...]) -> Blackout:
    """One feeder, one to three hours long, on whole seconds by day."""
    random = Random(f"{seed}/blackout")
    start_s = random.randrange(clock.days) * 86_400 + random.randrange(8, 20) * 3600
    feeder = random.choice(feeders)
    return Blackout(feeder.feeder_id, start_s, start_s + random.randrange(3600, 3 * 3600))
