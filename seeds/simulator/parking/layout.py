"""Which parking lots the city has, around stations and on their own, and their bays."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from schemas.reference.lot import LotKind
from schemas.words import Scene
from seeds.simulator.charging.layout import ALL_SITES, Charging
from seeds.simulator.parking.parameters import Parking
from seeds.simulator.places import DISTRICTS, PARKING_OPERATORS
from seeds.simulator.randomness import generator

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
NONE = -1  # no lot, no station
# A station of these scenes stands in a lot that its operator runs.
KINDS: dict[Scene, LotKind] = {
    "car-park": "garage",
    "office": "garage",
    "public-institution": "surface",
    "highway-service-area": "surface",
    "roadside": "roadside",
    "transport-hub": "park-and-ride",
}
_AROUND = (20, 80)  # plain bays of a lot around a station, where there are enough of them
_MOST_AROUND = 0.5  # share of all plain bays


@dataclass(frozen=True)
class Model:
    """A kind of lot; sizes and weights are our assumption.

    Attributes:
        operator: place in `PARKING_OPERATORS` of who runs those that stand on their own.
        sizes: fewest bays of one, and one more than the most.
        weight: of the lots on their own.
    """

    kind: LotKind
    operator: int
    sizes: tuple[int, int]
    weight: float


MODELS = (
    Model("roadside", 1, (8, 41), 0.45),
    Model("garage", 0, (80, 241), 0.25),
    Model("surface", 0, (30, 101), 0.25),
    Model("park-and-ride", 0, (150, 401), 0.05),
)
ROADSIDE = 0
_PLACES = {each.kind: place for place, each in enumerate(MODELS)}
_MODEL_OF_SITE = np.array(
    [_PLACES.get(KINDS.get(each.scene, "unknown"), NONE) for each in ALL_SITES]
)


@dataclass(frozen=True)
class Lots:
    """Lots, those around stations first, in the order of their stations.

    Attributes:
        charging: the stations.
        shards: among how many the lots are shared out.
        model: place in `MODELS`, by lot.
        operator: place in `operator_ids`, by lot.
        district: place in `DISTRICTS`, by lot.
        plain: bays without a connector, by lot.
        station: that stands in it, by lot; `NONE` for a lot on its own.
        has_lock: are a station's bays locked while they are free? By station.
    """

    charging: Charging
    shards: int
    model: Ints
    operator: Ints
    district: Ints
    plain: Ints
    station: Ints
    has_lock: Mask

    @cached_property
    def operator_ids(self) -> pa.StringArray:
        """Operators of stations, then those of lots only."""
        return pa.concat_arrays([self.charging.operator_ids, pa.array(PARKING_OPERATORS)])

    @cached_property
    def lot_ids(self) -> pa.StringArray:
        """A lot around a station is named after it."""
        (around,) = np.nonzero(self.station != NONE)
        stations = self.charging.station_ids.take(pa.array(self.station[around]))
        own = pa.array([f"L-{each:06d}" for each in range(len(around), len(self.station))])
        return pa.concat_arrays([pc.binary_join_element_wise("L", stations, "-"), own])

    @cached_property
    def bay_ids(self) -> pa.StringArray:
        """Bays of connectors, in their order, then the sensed bays."""
        connectors = pc.binary_join_element_wise("B", self.charging.connector_ids, "-")
        lots = self.lot_ids.take(pa.array(self.sensed_lot))
        sensed = pc.binary_join_element_wise(lots, pa.array(self._numbers), "-")
        return pa.concat_arrays([connectors, sensed])

    @cached_property
    def sensed_lot(self) -> Ints:
        """Lots at the roadside say of each bay what stands in it: the lot, by sensed bay."""
        sensed = np.flatnonzero(self.model == ROADSIDE)
        return np.repeat(sensed, self.plain[sensed])

    @cached_property
    def connectors(self) -> Ints:
        """How many bays have a connector, by lot."""
        sizes = np.append(np.bincount(self.charging.station), 0)
        return sizes[self.station]

    @cached_property
    def lot_of_station(self) -> Ints:
        """`NONE` for a station that stands in no lot."""
        lots = np.full(len(self.charging.site), NONE)
        (around,) = np.nonzero(self.station != NONE)
        lots[self.station[around]] = around
        return lots

    @cached_property
    def has_bay(self) -> Mask:
        """By connector: those of private sites have none that anyone hears of."""
        return ~self.charging.is_private[self.charging.station]

    @property
    def may_be_blocked(self) -> Mask:
        """By connector: where no lock keeps others out."""
        return self.has_bay & ~self.has_lock[self.charging.station]

    def of_shard(self, shard: int) -> Ints:
        """A lot around a station is where the station is."""
        own = np.arange(len(self.station))
        where = np.where(self.station == NONE, own, self.station)
        return np.flatnonzero(where % self.shards == shard)

    @property
    def _numbers(self) -> list[str]:
        first = np.searchsorted(self.sensed_lot, self.sensed_lot)
        return [f"{each:03d}" for each in np.arange(1, len(first) + 1) - first]


def lay_lots(seed: int, charging: Charging, bays: int, shards: int, parking: Parking) -> Lots:
    """The same values give the same lots, with so many plain bays in all.

    The first lot on its own is at the roadside, so that a small city has sensed bays too.
    """
    rng = generator(seed, "lots")
    around = np.flatnonzero(_MODEL_OF_SITE[charging.site] != NONE)
    plain = _around(rng, len(around), bays)
    model, sizes = _on_their_own(rng, bays - int(plain.sum()))
    own = len(model)
    runs = charging.operators + np.array([each.operator for each in MODELS])[model]
    return Lots(
        charging=charging,
        shards=shards,
        model=np.concatenate([_MODEL_OF_SITE[charging.site[around]], model]),
        operator=np.concatenate([charging.operator[around], runs]),
        district=np.concatenate([charging.district[around], rng.integers(0, len(DISTRICTS), own)]),
        plain=np.concatenate([plain, sizes]),
        station=np.concatenate([around, np.full(own, NONE)]),
        has_lock=(rng.random(len(charging.site)) < parking.locks) & ~charging.is_private,
    )


def _around(rng: np.random.Generator, lots: int, bays: int) -> Ints:
    """Plain bays of lots around stations."""
    drawn = rng.integers(*_AROUND, lots)
    return np.asarray(drawn * min(1.0, _MOST_AROUND * bays / max(1, drawn.sum()))).astype(np.int64)


def _on_their_own(rng: np.random.Generator, bays: int) -> tuple[Ints, Ints]:
    """Kinds and sizes of lots with so many bays in all; the last one is what is left."""
    enough = bays // min(each.sizes[0] for each in MODELS) + 1
    weights = np.array([each.weight for each in MODELS])
    model = rng.choice(len(MODELS), enough, p=weights / weights.sum())
    model[0] = ROADSIDE
    sizes = rng.integers(*np.array([each.sizes for each in MODELS])[model].T)
    before = np.cumsum(sizes) - sizes
    sizes = np.minimum(sizes, (bays - before).clip(0))
    return model[sizes > 0], sizes[sizes > 0]
