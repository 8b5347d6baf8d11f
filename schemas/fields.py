"""The kinds of field that contracts are made of: type, range, unit and column, each said once.

A field of a contract is one of these annotations; JSON Schema, Arrow, ClickHouse and docs are
derived from it. Quantities that are ever summed are integers in base units (W, Wh, fen), so that
sums do not depend on the order of addition.
"""

from typing import Annotated, Any

from msgspec import Meta

EARLIEST_MS = 1_262_304_000_000  # 2010-01-01: no charging network of today is older
LATEST_MS = 4_102_444_800_000  # 2100-01-01


def column(clickhouse: str, codec: str = "ZSTD(1)", unit: str | None = None) -> dict[str, Any]:
    """The storage of a field: ClickHouse type, codec and unit, carried in `Meta.extra`."""
    return {"clickhouse": clickhouse, "codec": codec, "unit": unit}


def quantity(clickhouse: str, codec: str, unit: str, low: float, high: float, text: str) -> Meta:
    """A number with its unit and the range outside of which it is physically impossible."""
    return Meta(ge=low, le=high, description=text, extra=column(clickhouse, codec, unit))


_WORD = column("LowCardinality(String)")
_SMOOTH = "Delta, ZSTD(1)"  # registers, powers and times change little from row to row

Id = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=64,
        description="Identifier, unique only within its operator.",
        extra=_WORD,
    ),
]
OptionalId = Annotated[
    str,
    Meta(max_length=64, description="Identifier, empty where the source gives none.", extra=_WORD),
]
UniqueId = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=128,
        description="Identifier that occurs once or a few times.",
        extra=column("String"),
    ),
]
OptionalUniqueId = Annotated[
    str,
    Meta(
        max_length=128,
        description="Identifier that occurs once or a few times, empty where there is none.",
        extra=column("String"),
    ),
]
Cause = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=256,
        description="What an alert is of: one cause, one alert at a time.",
        extra=column("String"),
    ),
]
Code = Annotated[
    str, Meta(max_length=64, description="Code of the source, kept as it came.", extra=_WORD)
]
Text = Annotated[str, Meta(max_length=4096, description="Free text.", extra=column("String"))]
Pseudonym = Annotated[
    str,
    Meta(
        max_length=64,
        pattern=r"^(|[a-z0-9]{1,8}:[0-9a-f]{16,48})$",
        description="Keyed HMAC of a personal value as `key id:hex`, empty where unknown.",
        extra=column("String"),
    ),
]
VehiclePseudonym = Annotated[
    str,
    Meta(
        max_length=64,
        pattern=r"^[a-z0-9]{1,8}:[0-9a-f]{16,48}$",
        description="Keyed HMAC that stands for a vehicle's VIN and plates, as `key id:hex`.",
        extra=column("String"),
    ),
]
TimeMs = Annotated[
    int,
    Meta(
        ge=EARLIEST_MS,
        le=LATEST_MS,
        description="Milliseconds since 1970-01-01 UTC.",
        extra=column("DateTime64(3, 'UTC')", _SMOOTH, "ms"),
    ),
]
PowerW = Annotated[
    int,
    quantity(
        "Int32", _SMOOTH, "W", -5_000_000, 5_000_000, "Active power; discharging is negative."
    ),
]
LoadW = Annotated[
    int, quantity("Int64", _SMOOTH, "W", -(10**11), 10**11, "Load; feeding back is negative.")
]
CapacityW = Annotated[
    int, quantity("Int64", "ZSTD(1)", "W", 0, 10**11, "Power that something can carry.")
]
RegisterWh = Annotated[
    int,
    quantity("Int64", _SMOOTH, "Wh", 0, 10**13, "Energy register; never falls but by a reset."),
]
EnergyWh = Annotated[
    int,
    quantity("Int64", _SMOOTH, "Wh", -(10**8), 10**8, "Energy; discharging is negative."),
]
FeeFen = Annotated[
    int, quantity("Int32", "ZSTD(1)", "fen", -(10**8), 10**8, "Money in 分 (0.01 元).")
]
VoltageV = Annotated[float, quantity("Float32", "ZSTD(1)", "V", 0, 2000, "Voltage.")]
CurrentA = Annotated[
    float, quantity("Float32", "ZSTD(1)", "A", -2000, 2000, "Current; discharging is negative.")
]
SocPercent = Annotated[
    float, quantity("Float32", "ZSTD(1)", "%", 0, 100, "State of charge of the battery.")
]
SpeedKmh = Annotated[float, quantity("Float32", "ZSTD(1)", "km/h", 0, 400, "Speed.")]
LengthM = Annotated[int, quantity("UInt32", "ZSTD(1)", "m", 0, 10**7, "Length.")]
DurationS = Annotated[int, quantity("Int32", "ZSTD(1)", "s", 0, 10**7, "Duration.")]
Count = Annotated[int, quantity("UInt32", "ZSTD(1)", "1", 0, 2**32 - 1, "Count.")]
TemperatureC = Annotated[float, quantity("Float32", "ZSTD(1)", "°C", -60, 300, "Temperature.")]
AirTemperatureC = Annotated[
    float, quantity("Float32", "ZSTD(1)", "°C", -60, 60, "Temperature of the air.")
]
PrecipitationMm = Annotated[
    float, quantity("Float32", "ZSTD(1)", "mm", 0, 300, "Rain and melted snow of an hour.")
]
InsulationKohm = Annotated[
    int, quantity("UInt16", "ZSTD(1)", "kΩ", 0, 60_000, "Insulation resistance.")
]
Longitude = Annotated[float, quantity("Float64", "ZSTD(1)", "°", -180, 180, "WGS 84 longitude.")]
Latitude = Annotated[float, quantity("Float64", "ZSTD(1)", "°", -90, 90, "WGS 84 latitude.")]
