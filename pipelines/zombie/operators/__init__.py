"""Dead operators 僵尸企业, told apart from feeds that are silent 数据停报."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.zombie.operators.rules import CURRENT
from pipelines.zombie.operators.tables import ZOMBIE_OPERATORS_TABLE, ZOMBIE_OPERATORS_VIEW
from pipelines.zombie.rules import CURRENT as OF_PILES

__all__ = ["ZOMBIE_OPERATORS"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "common_charges": OF_PILES.common_charges,
        "silent_days": CURRENT.silent_days,
        "onsets": CURRENT.onsets_a_day,
        "shape": CURRENT.shape,
        "dead": CURRENT.dead_percent / 100,
        "zombie_percent": CURRENT.zombie_percent,
        "least_connectors": CURRENT.least_connectors,
        "version": CURRENT.version,
    }


ZOMBIE_OPERATORS = Computation(
    table=ZOMBIE_OPERATORS_TABLE,
    views=(ZOMBIE_OPERATORS_VIEW,),
    folder=Path(__file__).parent,
    steps=("shown", "pooled", "missed", "zombie_operators"),
    parameters=_parameters,
)
