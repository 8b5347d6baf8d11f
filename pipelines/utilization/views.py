"""The `api` views of utilization: one a level and grain, every rate pooled and with its evidence.

Formulas, after an operator platform's source code (the standards have none):

- 时间利用率 = Σ time charging or discharging ÷ Σ time in operation
- 功率利用率 = Σ |energy| ÷ Σ (rated power x time in operation)

Numerators count connectors in operation only; that of energy, and its denominator, only those whose
rated power is known. A rate is NULL, not 0, where its denominator is nothing or nothing of it is
known; coverage is the known part of the denominator.
"""

from pathlib import Path

from schemas import View

LEVELS = {
    "connector": ("operator_id", "station_id", "connector_id", "district_code", "use_class"),
    "station": ("operator_id", "station_id", "district_code", "use_class"),
    "district": ("district_code",),
    "use_class": ("use_class",),
    "city": (),
}
GRAINS = {"hour": ("day", "hour"), "day": ("day",)}

_POOLED = (Path(__file__).parent / "pooled.sql").read_text()


def utilization_views() -> tuple[View, ...]:
    """`api.utilization_<level>_<grain>` for each level and grain."""
    return tuple(_view(level, grain) for level in LEVELS for grain in GRAINS)


def _view(level: str, grain: str) -> View:
    keys = (*GRAINS[grain], *LEVELS[level])
    return View(
        database="api",
        name=f"utilization_{level}_{grain}",
        select=_POOLED.format(keys="".join(f"{each}, " for each in keys), group=", ".join(keys)),
        comment=f"Utilization by {level.replace('_', ' ')} and {grain}: time_utilization is time"
        " charging or discharging over time in operation, energy_utilization is energy over rated"
        " power x time in operation; both NULL where nothing is known, with what is not known and"
        " the coverage beside them.",
    )
