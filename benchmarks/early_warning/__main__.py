"""`python -m benchmarks.early_warning`: plays a city's feeders, warns of them, and counts."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Annotated

from cyclopts import Parameter, run, validators

from benchmarks.common.report import last_line, progress, table
from benchmarks.early_warning.forecasts import issues
from benchmarks.early_warning.played import play
from benchmarks.early_warning.said import Said, alerts, as_days_ago
from benchmarks.early_warning.score import Score, came_true, precision_ahead, score
from benchmarks.early_warning.spans import Span, spans
from pipelines.early_warning.rules import CURRENT
from pipelines.forecast.settings import SETTINGS
from pipelines.load_forecast.training import AHEAD

_Positive = Annotated[int, Parameter(validator=validators.Number(gte=1))]
_Share = Annotated[float, Parameter(validator=validators.Number(gte=0, lt=1))]
_PERCENT = (0, 20, 40, 50, 60, 70, 80, 90)
_AHEAD_H = (1, 3, 6, 12, 24)


def main(
    *,
    seed: Annotated[int, Parameter(env_var="SEED")] = 101,
    connectors: Annotated[_Positive, Parameter(env_var="CONNECTORS")] = 12_000,
    days: Annotated[_Positive, Parameter(env_var="DAYS")] = 35,
    judged: Annotated[_Positive, Parameter(env_var="JUDGED")] = 14,
    fuller: Annotated[_Share, Parameter(env_var="FULLER")] = 0.6,
    rounds: int = SETTINGS.rounds,
) -> None:
    """Warn of a city's feeders each hour of its last days; the JSON line is of the rules in force.

    Parameters
    ----------
    seed: of the city; the rules were tried on 1.
    connectors: of the city.
    days: how long it is played.
    judged: of them the last, in which it is warned.
    fuller: share of what the peak of a feeder's base load leaves, that it takes, too; with 0, as
        in the simulator, feeders are hardly ever too full.
    rounds: of each booster; fewer only to try the benchmark out.
    """
    played = play(seed, connectors, days, fuller)
    true = list(spans(played.violations))
    progress(f"{len(played.frame.series)} feeders are played, with {len(true)} violations")
    last = played.frame.start + timedelta(days=days) - AHEAD
    first = last - timedelta(days=judged) + AHEAD
    found = {}
    for at, passing in issues(played, first, last, replace(SETTINGS, rounds=rounds)):
        found[at] = passing
        if at.hour == 0:
            progress(f"{at:%Y-%m-%d} is forecast")
    said = {f"{each} %": alerts(found, replace(CURRENT, opens_percent=each)) for each in _PERCENT}
    said["as yesterday"] = as_days_ago(played, found, 1)
    said["as a week ago"] = as_days_ago(played, found, 7)
    _show(true, said)
    _show_ahead(true, said[f"{CURRENT.opens_percent} %"])
    _show_came_true(came_true(true, found))
    _finish(seed, score(true, said[f"{CURRENT.opens_percent} %"]))


def _show(true: list[Span], said: dict[str, Said]) -> None:
    headings = ["an alert opens at", "violations", "warnings", "precision", "recall", "lead, h"]
    scores = {name: score(true, each) for name, each in said.items()}
    rows = [
        [
            name,
            str(each.episodes),
            str(each.warnings),
            _told(each.precision),
            _told(each.recall),
            _told(each.lead_h),
        ]
        for name, each in scores.items()
    ]
    table(headings, rows)


def _show_ahead(true: list[Span], said: Said) -> None:
    rows = []
    for hours, until in pairwise(_AHEAD_H):
        least, most = timedelta(hours=hours), timedelta(hours=until)
        precision = precision_ahead(true, said, least, most)
        recall = score(true, said, least).recall
        rows.append([f"{hours} to {until} h", _told(precision), _told(recall)])
    table([f"ahead, {CURRENT.opens_percent} %", "precision", "recall"], rows)


def _show_came_true(tenths: list[tuple[float, float, int]]) -> None:
    rows = [[f"{said:.2f}", f"{came:.2f}", str(many)] for said, came, many in tenths]
    table(["probability said", "came true", "stretches"], rows)


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _finish(seed: int, ours: Score) -> None:
    last_line(
        {
            "precision": ours.precision and round(ours.precision, 3),
            "recall": ours.recall and round(ours.recall, 3),
            "lead_time_h": ours.lead_h and round(ours.lead_h, 2),
            "violations": ours.episodes,
            "warnings": ours.warnings,
            "seed": seed,
        }
    )


if __name__ == "__main__":
    run(main)
