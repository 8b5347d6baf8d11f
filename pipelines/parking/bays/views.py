"""The `api` views of bays.

- occupancy = Σ time taken ÷ Σ time known
- ICE-blocked 油车占位 = Σ time in which fuel cars stood in charging bays ÷ Σ their time known
- turnover 周转率 = occupations begun ÷ bays, a day
"""

from pathlib import Path

from pipelines.columns import GRAINS
from schemas import View

LEVELS = {
    "parking_bay": "operator_id, lot_id, bay_id, charging, registered",
    "parking_bays_of_lot": "operator_id, lot_id",
}

_OCCUPANCY = (Path(__file__).parent / "occupancy.sql").read_text()
_TURNOVER = ",\n    if(known_time = 0, NULL, begun / bays) AS turnover"


def bay_views() -> tuple[View, ...]:
    """By bay and by lot, by hour and by day."""
    return tuple(_view(level, grain) for level in LEVELS for grain in GRAINS)


def _view(level: str, grain: str) -> View:
    keys = f"{GRAINS[grain]}, {LEVELS[level]}"
    return View(
        database="api",
        name=f"{level}_{grain}",
        select=_OCCUPANCY.format(keys=keys, turnover=_TURNOVER if grain == "1d" else ""),
        comment="Bays: time taken by energy class over time known, and occupations begun. Time"
        " without a word for the contract's silence is unknown; rates are NULL where nothing is"
        " known. ice_blocked is the share of known time of charging bays in which a fuel car stood"
        " there. A bay that was taken when it was heard of again counts as found, not as begun.",
    )
