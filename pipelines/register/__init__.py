"""The register of a day: which connectors there are, where, and whether in operation 投运."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.register.tables import REGISTER_TABLE, REGISTER_VIEW

__all__ = ["REGISTER"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {"day": day.date}


REGISTER = Computation(
    table=REGISTER_TABLE,
    views=(REGISTER_VIEW,),
    folder=Path(__file__).parent,
    steps=("register",),
    parameters=_parameters,
)
