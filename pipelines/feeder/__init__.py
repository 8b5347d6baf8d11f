"""Feeders 馈线: load against limit and capacity, by quarter of an hour."""

from pathlib import Path

from pipelines.computation import Computation
from pipelines.feeder.tables import FEEDER_LOAD_TABLE
from pipelines.feeder.views import FEEDER_LOAD_VIEW
from pipelines.limits import said_last

__all__ = ["FEEDER_LOAD"]


FEEDER_LOAD = Computation(
    table=FEEDER_LOAD_TABLE,
    views=(FEEDER_LOAD_VIEW,),
    folder=Path(__file__).parent,
    steps=(
        "registered",
        "said",
        "spans",
        "divided",
        "loads",
        "supplied",
        "charging",
        "feeder_load",
    ),
    parameters=lambda day: said_last("grid.feeder", day, day.quarters),
)
