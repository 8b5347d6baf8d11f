"""Verdicts on zombie piles 僵尸桩: a day's evidence and the evening before make the evening."""

from pathlib import Path

from pipelines.city_day import CityDay
from pipelines.computation import Computation
from pipelines.zombie.judgement.tables import ZOMBIE_TABLE
from pipelines.zombie.judgement.views import zombie_views
from pipelines.zombie.rules import CURRENT, KINDS

__all__ = ["ZOMBIE"]


def _parameters(day: CityDay) -> dict[str, object]:
    return {
        "day": day.date,
        "kinds": list(KINDS),
        "version": CURRENT.version,
        "least_charges": CURRENT.least_charges_a_day,
        "least_private": CURRENT.least_private,
        "site_charges": CURRENT.site_charges,
        "fewest_charges": CURRENT.connector_charges[0],
        "most_charges": CURRENT.connector_charges[1],
        "spread_known": CURRENT.spread_known,
        "remembered": CURRENT.remembered_percent / 100,
        "common_charges": CURRENT.common_charges,
        "starts_known": CURRENT.starts_known,
        "failures": CURRENT.failures_percent / 100,
        "unfed": CURRENT.unfed_percent / 100,
        "in_vain": CURRENT.in_vain,
        "silent": CURRENT.silent,
        "silent_alone": CURRENT.silent_alone,
        "silent_private": CURRENT.silent_private,
        "grace_days": CURRENT.grace_days,
        "blocked": CURRENT.blocked,
        "frozen": CURRENT.frozen,
        "stuck": CURRENT.stuck,
        "stuck_unmetered": CURRENT.stuck_unmetered,
        "against": CURRENT.against,
        "used": CURRENT.used,
        "least_wh": CURRENT.least_wh,
        "onsets": CURRENT.onsets_a_day,
        "most_odds": CURRENT.most_odds,
        "suspected": CURRENT.suspected_percent / 100,
        "cleared": CURRENT.cleared_percent / 100,
        "false": CURRENT.false_percent / 100,
        "false_days": CURRENT.false_days,
    }


ZOMBIE = Computation(
    table=ZOMBIE_TABLE,
    views=zombie_views(),
    folder=Path(__file__).parent,
    steps=(
        "today",
        "rates",
        "usual",
        "shared",
        "awaited",
        "starts",
        "nats",
        "odds",
        "lately",
        "decided",
        "ranked",
        "zombie",
    ),
    parameters=_parameters,
)
