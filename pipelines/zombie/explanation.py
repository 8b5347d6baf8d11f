"""Why a connector was judged as it was, in words and day by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipelines.client import Client

_DAYS = 30  # that are shown before the verdict

_ROWS = """
    SELECT day, operator_id, station_id, stage, kind, posterior, online_ms / day_ms, charges,
        failures + unfed, rate, expected, used_on, online_on, in_vain, suspected_on, confirmed_on,
        rules, decision, decided_by, reason
    FROM derived.zombie
    INNER JOIN derived.zombie_evidence AS evidence
        USING (day, operator_id, station_id, connector_id)
    WHERE connector_id = %(connector)s AND day > %(after)s AND day <= %(day)s
    ORDER BY operator_id, day"""


@dataclass(frozen=True)
class Verdict:
    """A day of a connector: what was said of it, and by what.

    Attributes:
        online: share of the day in which it was online.
        rate: charges expected of a usual day.
        expected: charges expected since the last one.
        in_vain: orders without energy since then; `tried` are those of the day.
        decision: made by hand, that stands over the rules; empty where there is none.
    """

    day: date
    operator_id: str
    station_id: str
    stage: str
    kind: str
    posterior: float
    online: float
    charges: int
    tried: int
    rate: float
    expected: float
    used_on: date | None
    online_on: date | None
    in_vain: int
    suspected_on: date | None
    confirmed_on: date | None
    rules: int
    decision: str
    decided_by: str
    reason: str


def verdicts(client: Client, connector_id: str, day: date) -> dict[str, list[Verdict]]:
    """Verdicts of the month up to a day by operator: an id is unique within its operator only."""
    given: dict[str, Any] = {
        "connector": connector_id,
        "after": day - timedelta(days=_DAYS),
        "day": day,
    }
    found: dict[str, list[Verdict]] = {}
    for row in client.rows(_ROWS, given):
        verdict = Verdict(*row)
        found.setdefault(verdict.operator_id, []).append(verdict)
    return found


def sentences(verdict: Verdict) -> list[str]:
    """What was decided, and what it rests on."""
    return [
        _stage(verdict),
        *_by_hand(verdict),
        *_reasons(verdict),
        f"Judged by version {verdict.rules} of the rules.",
    ]


def _stage(verdict: Verdict) -> str:
    sure = f"with a probability of {verdict.posterior:.2%}"
    match verdict.stage:
        case "clear":
            return f"On {verdict.day} it is no zombie pile, {sure} that it is one."
        case "cleared":
            return f"On {verdict.day} it was cleared: suspected since {verdict.suspected_on}."
        case stage:
            since = verdict.confirmed_on if stage == "confirmed" else verdict.suspected_on
            return f"{stage.capitalize()} since {since} as `{verdict.kind}`, {sure}."


def _by_hand(verdict: Verdict) -> list[str]:
    if not verdict.decision:
        return []
    return [f"Decided by hand: {verdict.decision} by {verdict.decided_by}: {verdict.reason}"]


def _reasons(verdict: Verdict) -> list[str]:
    used = f"last charged on {verdict.used_on}" if verdict.used_on else "never charged"
    heard = f"last online on {verdict.online_on}" if verdict.online_on else "never online"
    found = [
        f"It was {used}; {verdict.expected:.1f} charges were to be expected since, by its own past,"
        f" its site's and what its type had on these days; on a usual day {verdict.rate:.2f}.",
        f"It was {heard}.",
    ]
    if verdict.in_vain:
        found.append(f"Since the last charge {verdict.in_vain} orders ended without energy.")
    return [*found, _MEANING[verdict.kind]] if verdict.kind else found


_MEANING = {
    "silent": "Nothing is heard of it, while its operator and any neighbours are heard.",
    "never-heard": "It is in the register, and nothing was ever heard of it.",
    "unused": "It says that it is free, and nobody charges although its site is used.",
    "blocked": "It says that it is free, and something stands in its bay all the time.",
    "frozen": "It says that somebody is plugged in, day and night, and no order comes.",
    "without-energy": "Charges begin and bring no energy; people give up.",
    "failed-starts": "Charges do not start: a fault of the equipment ends them.",
    "stuck-on": "It says that it charges, day and night, and its register stands still.",
}
