"""The `api` views of lots.

- occupancy = Σ bays taken x time ÷ Σ bays in all x time, over the time of which both are known
- turnover 周转率 = vehicles in ÷ mean of the bays in all
"""

from pathlib import Path

from pipelines.columns import GRAINS
from schemas import View

_HERE = Path(__file__).parent


def lot_views() -> tuple[View, ...]:
    """`api.parking_occupancy_<grain>` and `api.parking_turnover_1d`."""
    return (*(_occupancy(grain) for grain in GRAINS), _TURNOVER)


def _occupancy(grain: str) -> View:
    return View(
        database="api",
        name=f"parking_occupancy_{grain}",
        select=(_HERE / "occupancy.sql").read_text().format(keys=GRAINS[grain]),
        comment="Occupancy of lots: bay-seconds taken over bay-seconds known, NULL where nothing is"
        " known. Time without a word for the contract's silence, without a count, or with more free"
        " bays than bays (doubtful) is unknown.",
    )


_TURNOVER = View(
    database="api",
    name="parking_turnover_1d",
    select=(_HERE / "turnover.sql").read_text(),
    comment="Turnover 周转率 of lots: vehicles in over bays, NULL where they are not counted;"
    " coverage is the share of its statements that tell how many came in.",
)
