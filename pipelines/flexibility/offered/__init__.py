"""What each feeder's stations took, could have shifted and fed back, beside their baseline."""

from pathlib import Path

from pipelines.calendar import comparable_days
from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.flexibility.offered.tables import FLEXIBILITY_TABLE, FLEXIBILITY_VIEW
from pipelines.flexibility.rules import CURRENT
from pipelines.limits import quarters_said, reads_from, reads_to

__all__ = ["FLEXIBILITY"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "starts": day.starts,
        "ends": day.ends,
        "reads_from": reads_from(day),
        "reads_to": reads_to(day),
        **quarters_said(),
        "slots": day.quarters,
        "comparable": comparable_days(day.date, CURRENT.look_back_days),
        "baseline_days": CURRENT.days,
        "least_days": CURRENT.least_days,
        "least_known": CURRENT.least_known_percent,
        "least_slack": CURRENT.least_slack_ms,
        "version": CURRENT.version,
    }


FLEXIBILITY = Computation(
    table=FLEXIBILITY_TABLE,
    views=(FLEXIBILITY_VIEW,),
    folder=Path(__file__).parent,
    steps=(
        "supplied",
        "feeders",
        "quarters",
        "loads",
        "charged",
        "spans",
        "divided",
        "shifts",
        "present",
        "feedback",
        "instructed",
        "earlier",
        "flexibility",
    ),
    parameters=_parameters,
)
