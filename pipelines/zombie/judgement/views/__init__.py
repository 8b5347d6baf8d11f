"""What the city reads of verdicts: those of now, each from its beginning, and by operator."""

from pathlib import Path

from pipelines.zombie.rules import CURRENT
from schemas import View

_HERE = Path(__file__).parent


def zombie_views() -> tuple[View, ...]:
    """`api_decision.zombie_<…>`."""
    return (
        _view("zombie_now", "One row a connector that is suspected or confirmed: why, since when."),
        _view("zombie_history", "One row an episode: suspected, confirmed, cleared."),
        _view(
            "zombie_subsidy",
            "One row an operator and month, for the subsidy evaluation 建设补贴评价: connectors in"
            " operation, zombie piles and their days, and how many were cleared within"
            f" {CURRENT.in_time_days} days.",
        ),
    )


def _view(name: str, comment: str) -> View:
    select = (_HERE / f"{name}.sql").read_text().strip()
    return View(
        "api_decision", name, select.replace("{in_time}", str(CURRENT.in_time_days)), comment
    )
