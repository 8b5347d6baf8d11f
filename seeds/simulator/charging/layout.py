"""Stations and connectors of a city as arrays."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas.words import UseClass
from seeds.simulator.charging.kinds import PILES_BY_USE, PRIVATE, SITES
from seeds.simulator.parameters import Parameters
from seeds.simulator.places import DISTRICTS
from seeds.simulator.profile import Profile
from seeds.simulator.randomness import generator

Codes = NDArray[np.int32]
ALL_SITES = (*SITES, PRIVATE)
_MOST_CONNECTORS = 106  # of the largest of Shenzhen's 1,362 stations
_FALL = 0.85  # of 30 operators the first then has a fifth of the stations: our assumption


@dataclass(frozen=True)
class Charging:
    """All stations, and their connectors in the order of their stations.

    Attributes:
        operators: how many there are.
        site: place in `ALL_SITES`, by station.
        operator: place in `operator_ids`, by station.
        number: of the station within its operator, so numbers of operators overlap.
        district: place in `DISTRICTS`, by station.
        popularity: how much a station is used, over what is usual for its kind.
        station: place of the station, by connector.
        within: number of the connector within its station, from 0.
    """

    operators: int
    site: Codes
    operator: Codes
    number: Codes
    district: Codes
    popularity: NDArray[np.float64]
    station: Codes
    within: Codes

    @cached_property
    def operator_ids(self) -> pa.StringArray:
        """Nine characters, as organisation codes of T/CEC 102 have; nobody has these."""
        return pa.array([f"EXAMPLE{each + 1:02d}" for each in range(self.operators)])

    @cached_property
    def is_private(self) -> NDArray[np.bool_]:
        """Is it a private site? By station."""
        return np.array([each.use_class == "private" for each in ALL_SITES])[self.site]

    @cached_property
    def station_ids(self) -> pa.StringArray:
        return pa.array([f"S-{number:06d}" for number in self.number])

    @cached_property
    def connector_ids(self) -> pa.StringArray:
        """Number of the station within its operator and of the connector within its station."""
        numbers = zip(self.number[self.station], self.within, strict=True)
        return pa.array([f"{number:06d}{within + 1:03d}" for number, within in numbers])

    @cached_property
    def equipment_ids(self) -> pa.StringArray:
        numbers = zip(self.number[self.station], self.cabinet, strict=True)
        return pa.array([f"E-{number:06d}-{cabinet + 1:03d}" for number, cabinet in numbers])

    @cached_property
    def cabinet(self) -> Codes:
        """By connector, from 0 in its station: a direct-current cabinet has two guns 双枪."""
        return np.where(self.is_ac, self.within, self.within // 2)

    @cached_property
    def is_ac(self) -> NDArray[np.bool_]:
        """By connector; these do not know the SOC of who charges."""
        return np.array([each.kind.is_ac for each in ALL_SITES])[self.site[self.station]]

    @cached_property
    def rated_w(self) -> NDArray[np.int64]:
        """By connector."""
        return np.array([each.kind.rated_w for each in ALL_SITES])[self.site[self.station]]

    @cached_property
    def voltage_v(self) -> NDArray[np.float32]:
        """By connector."""
        volts = np.array([each.kind.voltage_v for each in ALL_SITES], np.float32)
        return volts[self.site[self.station]]

    @cached_property
    def is_v2g(self) -> NDArray[np.bool_]:
        """By connector."""
        v2g = np.array([each.kind.charge_kind == "v2g" for each in ALL_SITES])
        return v2g[self.site[self.station]]

    @cached_property
    def operator_of(self) -> Codes:
        """By connector."""
        return self.operator[self.station]

    def ids_of_operators(self, operator: NDArray[Any]) -> dict[str, pa.Array]:
        """What says which operators they are, as columns."""
        return {"operator_id": self.operator_ids.take(pa.array(operator))}

    def ids_of_stations(self, station: NDArray[Any]) -> dict[str, pa.Array]:
        """What says which stations they are: an id is unique only within its operator."""
        return {
            **self.ids_of_operators(self.operator[station]),
            "station_id": self.station_ids.take(pa.array(station)),
        }

    def ids_of_connectors(self, connector: NDArray[Any]) -> dict[str, pa.Array]:
        """What says which connectors they are."""
        return {
            **self.ids_of_stations(self.station[connector]),
            "connector_id": self.connector_ids.take(pa.array(connector)),
        }

    def of_shard(self, shard: int, shards: int) -> NDArray[np.int64]:
        """The connectors of a shard: those of every so many-th station."""
        return np.flatnonzero(self.station % shards == shard)


def lay_out(seed: int, profile: Profile, parameters: Parameters) -> Charging:
    """The same values give the same city.

    Private sites hold one pile each; their share is that of the Beijing plan. The stations
    share the rest, in sizes that are spread as in Shenzhen.
    """
    rng = generator(seed, "charging")
    private = round(profile.connectors * _share("private"))
    kinds = rng.choice(len(SITES), profile.stations, p=_weights())
    sizes = _sizes(rng, profile.stations, profile.connectors - private, parameters)
    site = np.concatenate([kinds, np.full(private, len(SITES))]).astype(np.int32)
    sizes = np.concatenate([sizes, np.ones(private, np.int64)])
    many = len(site)
    operator = _operators(generator(seed, "operators of stations"), profile.operators, many)
    starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return Charging(
        operators=profile.operators,
        site=site,
        operator=operator,
        number=_numbers(operator),
        district=rng.integers(0, len(DISTRICTS), many).astype(np.int32),
        popularity=_popularity(rng, many, parameters),
        station=np.repeat(np.arange(many), sizes).astype(np.int32),
        within=(np.arange(sizes.sum()) - starts).astype(np.int32),
    )


def _share(use_class: UseClass) -> float:
    return PILES_BY_USE[use_class] / sum(PILES_BY_USE.values())


def _weights() -> NDArray[np.float64]:
    """Chances of the kinds of station: of their use class, then within it."""
    chances = np.array([PILES_BY_USE[each.use_class] * each.weight for each in SITES])
    return np.asarray(chances / chances.sum())


def _operators(rng: np.random.Generator, operators: int, stations: int) -> Codes:
    """Who runs each station, in shares that fall as a power of the rank."""
    shares = np.arange(1.0, operators + 1) ** -_FALL
    return rng.choice(operators, stations, p=shares / shares.sum()).astype(np.int32)


def _numbers(operator: Codes) -> Codes:
    """Each operator numbers its own stations from 1."""
    order = np.argsort(operator, kind="stable")
    first = np.searchsorted(operator[order], operator[order])
    numbers = np.empty_like(operator)
    numbers[order] = np.arange(len(operator)) - first + 1
    return numbers


def _sizes(
    rng: np.random.Generator, stations: int, connectors: int, parameters: Parameters
) -> NDArray[np.int64]:
    """Connectors of each station, `connectors` in all where that is possible."""
    drawn = rng.lognormal(parameters.size_log_mean, parameters.size_log_spread, stations)
    scaled = np.clip(drawn * connectors / drawn.sum(), 1, _MOST_CONNECTORS)
    sizes = np.floor(scaled).astype(np.int64)
    left = max(0, connectors - int(sizes.sum()))
    extra = np.bincount(np.arange(left) % stations, minlength=stations)
    return np.asarray(sizes + extra, np.int64)


def _popularity(rng: np.random.Generator, many: int, parameters: Parameters) -> NDArray[np.float64]:
    """Of mean 1, heavy-tailed."""
    spread = parameters.popularity_spread
    return rng.lognormal(-(spread**2) / 2, spread, many)
