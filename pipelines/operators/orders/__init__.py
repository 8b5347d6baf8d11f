"""Metering plausibility: an order's energy beside what its meter and its vehicle saw of it.

Plausibility, not verification 计量准确度: no reference meter is behind any of it.
"""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import reads_from, settled_by, silence_ms
from pipelines.operators.orders.tables import ORDER_ENERGY_TABLE, ORDER_ENERGY_VIEW
from pipelines.operators.rules import CURRENT

__all__ = ["ORDER_ENERGY"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": reads_from(day),
        "settled_by": settled_by(day),
        "silence": silence_ms("charger.meter"),
        "vehicle_silence": silence_ms("vehicle.telemetry"),
        "least_covered": CURRENT.least_covered_percent,
    }


ORDER_ENERGY = Computation(
    table=ORDER_ENERGY_TABLE,
    views=(ORDER_ENERGY_VIEW,),
    folder=Path(__file__).parent,
    steps=("orders_ended", "orders", "metered", "driven", "seen", "order_energy"),
    parameters=_parameters,
)
