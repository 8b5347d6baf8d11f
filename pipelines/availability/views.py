"""The `api` views of availability.

- availability = Σ time up ÷ Σ time up, down or unknown: what is unknown is not up
- availability of known = Σ time up ÷ Σ time up or down
- availability unless told = the same as the first, with time heard of but never said to be in order
  taken as up: what a central system shows that trusts heartbeats
- NEVI uptime (23 CFR 680.116) = (period - (outage - excluded)) ÷ period, 365 days
"""

from pathlib import Path

from schemas import View

LEVELS = {
    "connector": ("operator_id", "station_id", "connector_id", "district_code"),
    "station": ("operator_id", "station_id", "district_code"),
    "operator": ("operator_id",),
    "district": ("district_code",),
}
GRAINS = {"day": "day", "month": "toStartOfMonth(day)"}

_HERE = Path(__file__).parent
_POOLED = (_HERE / "pooled.sql").read_text()
_COMMENT = (
    "availability is time up over time up, down or unknown; excluded are maintenance, outages of"
    " the grid and what is not in operation. Rates are NULL where nothing is known."
)
_SINCE, _UNTIL = "{since:DateTime64(3, 'UTC')}", "{until:DateTime64(3, 'UTC')}"


def availability_views() -> tuple[View, ...]:
    """`api.availability_<level>_<grain>`, that of a window, NEVI's, and the conditions."""
    pooled = (_view(level, grain) for level in LEVELS for grain in GRAINS)
    return (*pooled, _WINDOWED, _NEVI, _CONDITIONS)


def _view(level: str, grain: str) -> View:
    columns = ", ".join(LEVELS[level])
    return View(
        database="api",
        name=f"availability_{level}_{grain}",
        select=_POOLED.format(
            keys=f"{grain}, {columns}",
            inner_keys=f"{GRAINS[grain]} AS {grain}, {columns}",
            length="milliseconds",
            where="",
        ),
        comment=f"Availability 设备可用率 by {level} and {grain}: {_COMMENT}",
    )


_WINDOWED = View(
    database="api",
    name="availability_window",
    select=_POOLED.format(
        keys=", ".join(LEVELS["connector"]),
        inner_keys=", ".join(LEVELS["connector"]),
        length=f"dateDiff('ms', greatest(starts, {_SINCE}), least(ends, {_UNTIL}))",
        where=f"\n    WHERE starts < {_UNTIL} AND ends > {_SINCE}",
    ),
    comment=f"Availability 设备可用率 by connector from since to until: {_COMMENT}",
)

_NEVI = View(
    database="api",
    name="availability_nevi",
    select=(_HERE / "nevi.sql").read_text(),
    comment="Uptime by connector over the 365 days up to until, after 23 CFR 680.116(b): period"
    " less outage that is not excluded, over period; the period is that of days that were computed,"
    " and unknown time is an outage.",
)

_CONDITIONS = View(
    database="api",
    name="connector_conditions",
    select="SELECT * EXCEPT milliseconds, milliseconds / 1000 AS seconds FROM derived.availability",
    comment="When each registered connector was up, down, unknown or excluded, and why.",
)
