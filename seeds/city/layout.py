"""What stands in the city, network by network."""

from dataclasses import dataclass

from seeds.city.charging.sites import Site, lay_sites
from seeds.city.grid.feeders import Feeder, lay_feeders
from seeds.city.parking.lots import Lot, lay_lots
from seeds.city.roads.layout import Road, lay_roads


@dataclass(frozen=True)
class Layout:
    """Stations, and what belongs to them or lies between."""

    sites: tuple[Site, ...]
    feeders: tuple[Feeder, ...]
    lots: tuple[Lot, ...]
    roads: tuple[Road, ...]


def lay_out(seed: int, stations: int) -> Layout:
    """The same numbers give the same city."""
    sites = lay_sites(seed, stations)
    return Layout(sites, lay_feeders(seed, sites), lay_lots(seed, sites), lay_roads(seed))
