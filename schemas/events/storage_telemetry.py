"""`storage.telemetry`: what a battery storage of a station does."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Id, LoadW, RegisterWh, SocPercent, TemperatureC, column
from schemas.topic import CHARGER

StorageState = Annotated[
    Literal["charging", "discharging", "idle", "faulted", "unknown"],
    Meta(description="What it does.", extra=column("LowCardinality(String)")),
]


@contract(
    "storage.telemetry",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "storage_id", "event_time"),
    silence=timedelta(minutes=15),
)
class StorageTelemetry(Event, frozen=True, kw_only=True):
    """A storage 储能 of a 充储一体 or 光储充 station at one moment, every minute.

    It travels with the chargers of its station, since the grid sees their sum. Source: the points
    that IEC 61850-7-420 gives a battery (power, state of charge, temperature).
    """

    station_id: Id
    storage_id: Id
    state: StorageState = "unknown"
    power_w: LoadW | None = None
    soc_percent: SocPercent | None = None
    import_wh: RegisterWh | None = None
    export_wh: RegisterWh | None = None
    temperature_c: TemperatureC | None = None
