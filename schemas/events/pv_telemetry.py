"""`pv.telemetry`: what the solar panels of a station give."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import CapacityW, Id, RegisterWh
from schemas.topic import CHARGER


@contract(
    "pv.telemetry",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "pv_id", "event_time"),
    silence=timedelta(minutes=15),
)
class PvTelemetry(Event, frozen=True, kw_only=True):
    """A photovoltaic array 光伏 of a 光储充 station at one moment, every minute.

    Generation is never negative; it is taken from the station's load where that is net. It travels
    with the chargers of its station. Source: SunSpec inverter model 103 (W, WH).
    """

    station_id: Id
    pv_id: Id
    generated_w: Annotated[CapacityW | None, Meta(description="Power that it gives now.")] = None
    generated_wh: RegisterWh | None = None
