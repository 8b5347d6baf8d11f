"""How large the city is: three sizes, and parameters that others may judge us with."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from seeds.simulator.errors import SimulationError
from seeds.simulator.parameters import Parameters

Name = Literal["tiny", "district", "city"]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of a city.

    Attributes:
        stations: stations that are not a private site.
        connectors: of all stations and private sites together.
        operators: who run them; how their sizes fall is `charging.layout`.
        swap_stations: stations that swap batteries, beside the others.
        segments: road segments.
        bays: of parking lots, those of connectors aside.
        vehicles: that live in the city.
        shards: into how many parts of whole stations the work is cut; part of what decides the
            bytes, unlike the number of processes.
    """

    stations: Annotated[int, Meta(ge=1, le=20_000)]
    connectors: Annotated[int, Meta(ge=1, le=2_000_000)]
    operators: Annotated[int, Meta(ge=1, le=99)]
    swap_stations: Annotated[int, Meta(ge=0, le=10_000)]
    segments: Annotated[int, Meta(ge=1, le=200_000)]
    bays: Annotated[int, Meta(ge=1, le=5_000_000)]
    vehicles: Annotated[int, Meta(ge=1, le=10_000_000)]
    shards: Annotated[int, Meta(ge=1, le=1_024)]


# 24万 piles: the plan of Chongqing, 渝府办〔2022〕24号. One connector each is our assumption, and
# so are 3,000 stations (in 2022 there were 2,407), 30 operators and a million vehicles. Of swap
# stations there are as many for its piles as in the plan of Beijing: 310 for 70万.
PROFILES: dict[Name, Profile] = {
    "tiny": Profile(
        stations=8,
        connectors=100,
        operators=2,
        swap_stations=1,
        segments=16,
        bays=300,
        vehicles=200,
        shards=2,
    ),
    "district": Profile(
        stations=40,
        connectors=800,
        operators=4,
        swap_stations=2,
        segments=32,
        bays=2_000,
        vehicles=2_000,
        shards=4,
    ),
    "city": Profile(
        stations=3_000,
        connectors=240_000,
        operators=30,
        swap_stations=240_000 * 310 // 700_000,
        segments=20_000,
        bays=500_000,
        vehicles=1_000_000,
        shards=64,
    ),
}


_FEWEST_SHARDS = 16


def scaled(profile: Profile, connectors: int) -> Profile:
    """A profile of so many connectors; stations, vehicles, bays in the city's proportion.

    So are shards, as an hour of a small shard costs more to play than what happens in it; but
    enough are left for as many processes.
    """
    city = PROFILES["city"]
    shards = max(_FEWEST_SHARDS, connectors * city.shards // city.connectors)
    stations = max(1, connectors * city.stations // city.connectors)
    swap_stations = connectors * city.swap_stations // city.connectors
    vehicles = max(profile.shards, connectors * city.vehicles // city.connectors)
    bays = max(1, connectors * city.bays // city.connectors)
    return msgspec.structs.replace(
        profile,
        connectors=connectors,
        stations=stations,
        swap_stations=swap_stations,
        vehicles=vehicles,
        bays=bays,
        shards=min(profile.shards, shards),
    )


def sized(profile: Profile, **sizes: int) -> Profile:
    """A profile of other sizes.

    Raises:
        ParametersError: one is larger or smaller than may be.
    """
    try:
        return msgspec.convert(msgspec.structs.asdict(profile) | sizes, Profile)
    except msgspec.ValidationError as error:
        raise ParametersError(f"no city has such a size: {error}", "name another") from None


class ParametersError(SimulationError):
    """Sizes, or a file of parameters, that cannot be used."""


def read_parameters(file: Path) -> Parameters:
    """Parameters of a JSON file; what it leaves out is ours.

    Raises:
        ParametersError: it cannot be read, is no JSON, or has a name or value that does not exist.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=Parameters)
    except (OSError, msgspec.MsgspecError) as error:
        raise ParametersError(f"{file}: {error}", "correct it; what is left out is ours") from None
