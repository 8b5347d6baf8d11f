"""`api.data_quality_<day|month>`: share = Σ found ÷ Σ looked at."""

from pipelines.quality.issues import ISSUES
from schemas import View

_GRAINS = {"day": "day", "month": "toStartOfMonth(day)"}


def quality_views() -> tuple[View, ...]:
    """By operator, event type and issue; a group's share is that of its sums."""
    return tuple(_view(grain) for grain in _GRAINS)


def _view(grain: str) -> View:
    names, concerns, units = zip(
        *((each.name, each.concern, each.unit) for each in ISSUES), strict=True
    )
    return View(
        "api",
        f"data_quality_{grain}",
        f"SELECT {grain}, operator_id, event_type, issue,"
        f" transform(issue, {list(names)}, {list(concerns)}, 'refusals') AS concern,"
        f" found, looked_at, transform(issue, {list(names)}, {list(units)}, '1') AS unit,"
        " if(looked_at = 0, NULL, found / looked_at) AS share FROM"
        f" (SELECT {_GRAINS[grain]} AS {grain}, operator_id, event_type, issue,"
        " sum(quality.found) AS found, sum(quality.looked_at) AS looked_at"
        f" FROM derived.quality AS quality GROUP BY {grain}, operator_id, event_type, issue)",
        f"Data quality by operator, event type and {grain}: how much of what was looked at shows an"
        " issue; nothing was clipped or left out for it. Issues: docs/quality.md.",
    )
