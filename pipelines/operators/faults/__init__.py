"""Faults 故障: from the first word of it to the first word that all is in order again."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.operators.faults.tables import FAULTS_TABLE
from pipelines.operators.faults.views import EPISODES, fault_views

__all__ = ["EPISODES", "FAULTS"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {"day": day.date}


FAULTS = Computation(
    table=FAULTS_TABLE,
    views=fault_views(),
    folder=Path(__file__).parent,
    steps=("operability", "faults"),
    parameters=_parameters,
)
