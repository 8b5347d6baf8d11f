"""The `api` views of bays.

- occupancy = Σ time taken ÷ Σ time known
- ICE-blocked 油车占位 = Σ time in which fuel cars stood in charging bays ÷ Σ their time known
- turnover 周转率 = occupations begun ÷ bays, a day
"""

from pathlib import Path

from schemas import View

BAY = "operator_id, lot_id, bay_id, charging, registered"
LOT = "operator_id, lot_id"
VIEWS = {
    "parking_bay_1h": f"day, hour, {BAY}",
    "parking_bay_1d": f"day, {BAY}",
    "parking_bays_of_lot_1h": f"day, hour, {LOT}",
    "parking_bays_of_lot_1d": f"day, {LOT}",
}

_OCCUPANCY = (Path(__file__).parent / "occupancy.sql").read_text()
_TURNOVER = ",\n    if(known_time = 0, NULL, begun / bays) AS turnover"


def bay_views() -> tuple[View, ...]:
    """By bay and by lot, by hour and by day."""
    return tuple(_view(name, keys) for name, keys in VIEWS.items())


def _view(name: str, keys: str) -> View:
    turnover = _TURNOVER if name.endswith("_1d") else ""
    return View(
        database="api",
        name=name,
        select=_OCCUPANCY.format(keys=keys, turnover=turnover),
        comment="Bays: time taken by energy class over time known, and occupations begun. Time"
        " without a word for the contract's silence is unknown; rates are NULL where nothing is"
        " known. ice_blocked is the share of known time of charging bays in which a fuel car stood"
        " there. A bay that was taken when it was heard of again counts as found, not as begun.",
    )
