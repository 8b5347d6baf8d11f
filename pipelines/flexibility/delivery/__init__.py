"""What was delivered of what the grid instructed: 可控, shown by measured load."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.flexibility.delivery.tables import DISPATCH_TABLE, DISPATCH_VIEW
from pipelines.limits import reads_from, reads_to

__all__ = ["DISPATCH"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": reads_from(day),
        "reads_to": reads_to(day),
    }


DISPATCH = Computation(
    table=DISPATCH_TABLE,
    views=(DISPATCH_VIEW,),
    folder=Path(__file__).parent,
    steps=("instructions", "measured", "dispatch"),
    parameters=_parameters,
)
