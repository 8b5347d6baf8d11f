"""Which stations have storage and solar panels, and how large these are."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas.words import StationKind
from seeds.simulator.charging.layout import ALL_SITES, Charging, Codes
from seeds.simulator.columns import Columns
from seeds.simulator.energy.parameters import Plant
from seeds.simulator.randomness import generator

Ints = NDArray[np.int64]
_WITH_STORAGE: tuple[StationKind, ...] = ("storage-charging", "pv-storage-charging")
_WITH_PANELS: tuple[StationKind, ...] = ("pv-storage-charging",)

# The rule of 渝府办发〔2024〕29号: so much of the transformer's capacity, for so long, and so much.
RULE_SHARE, RULE_H, RULE_WH = 0.1, 1, 200_000
_LASTS_H = (1, 2, 2)  # at rated power: our assumption, as are the next two
_OVER, _UNDER = (1.0, 2.0), (0.3, 0.8)  # of what the rule asks for: a usual and an undersized one


@dataclass(frozen=True)
class Storages(Columns):
    """Storages, one a station, in the order of their stations.

    Attributes:
        station: place of the station.
        number: of the station within its operator.
        rated_w: of charging and of discharging.
    """

    station: Ints
    number: Codes
    rated_w: Ints
    capacity_wh: Ints

    @cached_property
    def ids(self) -> pa.StringArray:
        return pa.array([f"ES-{number:06d}" for number in self.number], pa.string())


@dataclass(frozen=True)
class Panels(Columns):
    """Photovoltaic arrays, one a station, in the order of their stations; as `Storages`."""

    station: Ints
    number: Codes
    rated_w: Ints

    @cached_property
    def ids(self) -> pa.StringArray:
        return pa.array([f"PV-{number:06d}" for number in self.number], pa.string())


@dataclass(frozen=True)
class Energy:
    """Of the whole city, or of a shard."""

    storages: Storages
    panels: Panels

    def of_shard(self, shard: int, shards: int) -> "Energy":
        """Those of a shard's stations."""
        storages, panels = self.storages, self.panels
        return Energy(
            storages.taken(storages.station % shards == shard),
            panels.taken(panels.station % shards == shard),
        )


def lay_energy(seed: int, charging: Charging, supply_w: Ints, given: Plant) -> Energy:
    """Storages by the capacity of each station's supply, panels over all of its bays."""
    rng = generator(seed, "energy")
    stored, roofed = (_of_kinds(charging, kinds) for kinds in (_WITH_STORAGE, _WITH_PANELS))
    bays = np.bincount(charging.station, minlength=len(charging.site))[roofed]
    panels = Panels(roofed, charging.number[roofed], (bays * given.panel_w).astype(np.int64))
    rated_w, capacity_wh = _sizes(rng, supply_w[stored], given.undersized)
    return Energy(Storages(stored, charging.number[stored], rated_w, capacity_wh), panels)


def _of_kinds(charging: Charging, kinds: tuple[StationKind, ...]) -> Ints:
    has = np.array([each.station_kind in kinds for each in ALL_SITES])
    return np.flatnonzero(has[charging.site])


def _sizes(rng: np.random.Generator, supply_w: Ints, undersized: float) -> tuple[Ints, Ints]:
    """Rated power in W and capacity in Wh, most of them by the rule."""
    many = len(supply_w)
    over = np.where(
        rng.random(many) < undersized, rng.uniform(*_UNDER, many), rng.uniform(*_OVER, many)
    )
    lasts_h = rng.choice(_LASTS_H, many)
    asked_wh = np.maximum(supply_w * RULE_SHARE * np.where(over < 1, RULE_H, lasts_h), RULE_WH)
    capacity_wh = np.ceil(asked_wh * over)
    return np.ceil(capacity_wh / lasts_h).astype(np.int64), capacity_wh.astype(np.int64)
