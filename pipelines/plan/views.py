"""`api.plan_progress`: actual beside target, the gap, and when it closes at the pace of a year."""

from pathlib import Path

from pipelines.plan.readings import PACE_DAYS
from schemas import View

_SELECT = (Path(__file__).parent / "plan_progress_view.sql").read_text().strip()

PLAN_PROGRESS_VIEW = View(
    database="api",
    name="plan_progress",
    select=_SELECT.replace("{pace_days}", str(PACE_DAYS)),
    comment="One row a statement of a policy document and place: actual, target, progress, gap,"
    " what is not known, and the finish at the pace of the last year; NULL is unknown.",
)
