"""Lots 停车场: bays taken over bays known, and vehicles through the gates, by hour."""

from pathlib import Path

from pipelines.computation import Computation
from pipelines.limits import said_last
from pipelines.parking.lots.tables import PARKING_LOTS_TABLE
from pipelines.parking.lots.views import lot_views

__all__ = ["PARKING_LOTS"]

PARKING_LOTS = Computation(
    table=PARKING_LOTS_TABLE,
    views=lot_views(),
    folder=Path(__file__).parent,
    steps=("registered", "said", "spans", "divided", "taken", "parking_lots"),
    parameters=lambda day: said_last("parking.lot", day, day.hours),
)
