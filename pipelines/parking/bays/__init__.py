"""Bays 车位: time taken, by the energy class of what stood there, and occupations begun."""

from pathlib import Path

from pipelines.computation import Computation
from pipelines.limits import said_last
from pipelines.parking.bays.tables import PARKING_BAYS_TABLE
from pipelines.parking.bays.views import bay_views

__all__ = ["PARKING_BAYS"]

PARKING_BAYS = Computation(
    table=PARKING_BAYS_TABLE,
    views=bay_views(),
    folder=Path(__file__).parent,
    steps=("registered", "said", "spans", "divided", "taken", "parking_bays"),
    parameters=lambda day: said_last("parking.bay", day, day.hours),
)
