"""A vehicle's stay at a station."""

from typing import NamedTuple

from seeds.city.charging.behaviour import Visit
from seeds.city.charging.sites import Site
from seeds.city.places import Spot


class Stay(NamedTuple):
    """A visit with its station."""

    visit: Visit
    site: Site

    @property
    def spot(self) -> Spot:
        return self.site.longitude, self.site.latitude
