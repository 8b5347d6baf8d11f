"""`api.plan_progress`, actual beside target, and `api.plan_missing`, what keeps them apart."""

from pathlib import Path

from pipelines.plan.readings import PACE_DAYS
from schemas import View

_HERE = Path(__file__).parent
_PROGRESS = (_HERE / "plan_progress_view.sql").read_text().strip()

PLAN_PROGRESS_VIEW = View(
    database="api",
    name="plan_progress",
    select=_PROGRESS.replace("{pace_days}", str(PACE_DAYS)),
    comment="One row a statement of a policy document and place: actual, target, progress, gap,"
    " what is not known, and the finish at the pace of the last year; NULL is unknown.",
)

PLAN_MISSING_VIEW = View(
    database="api",
    name="plan_missing",
    select=(_HERE / "plan_missing_view.sql").read_text().strip(),
    comment="One row a thing that keeps a rule from being kept or a list from being built, or of"
    " which that is not known: stations, piles, connectors, towns.",
)
