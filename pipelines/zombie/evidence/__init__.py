"""Evidence of zombie piles 僵尸桩: what a day shows, with no judgement."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.limits import settled_by
from pipelines.zombie.evidence.tables import ZOMBIE_EVIDENCE_TABLE, ZOMBIE_EVIDENCE_VIEW
from pipelines.zombie.rules import CURRENT

__all__ = ["ZOMBIE_EVIDENCE"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "settled_by": settled_by(day),
        "least_wh": CURRENT.least_wh,
    }


ZOMBIE_EVIDENCE = Computation(
    table=ZOMBIE_EVIDENCE_TABLE,
    views=(ZOMBIE_EVIDENCE_VIEW,),
    folder=Path(__file__).parent,
    steps=("states", "meters", "orders_ended", "orders", "bays", "zombie_evidence"),
    parameters=_parameters,
    in_order=False,
)
