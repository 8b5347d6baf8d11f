"""The `api` views of operators' indicators, and of the scorecard that is made of them.

rate = scale x Σ numerator ÷ Σ denominator; coverage = 1 - Σ unknown ÷ Σ judged. A rate is NULL
where nothing is known.
"""

from pathlib import Path

from pipelines.operators.faults import EPISODES
from pipelines.operators.indicators.catalogue import CATALOGUE
from pipelines.operators.scorecard.weights import CURRENT
from schemas import View

LEVELS = {
    "operator": ("operator_id",),
    "district": ("operator_id", "district_code"),
    "use_class": ("operator_id", "use_class"),
}
GRAINS = {
    "day": "day",
    "month": "toStartOfMonth(day)",
    "half_year": "addMonths(toStartOfYear(day), if(toMonth(day) > 6, 6, 0))",
    "year": "toStartOfYear(day)",
}
# Half-year reviews and yearly assessments 半年评估、全年考核; months to see where they go.
ASSESSED = ("month", "half_year", "year")

_HERE = Path(__file__).parent
_POOLED = (_HERE / "pooled.sql").read_text().strip()
_SCORECARD = (_HERE / "scorecard.sql").read_text().strip()
_SCORED = (_HERE / "scored.sql").read_text().strip()


def scorecard_views() -> tuple[View, ...]:
    """`api.operator_indicators_<level>_<grain>`, then the scored ones and the scorecards."""
    pooled = (_indicators(level, grain) for level in LEVELS for grain in GRAINS)
    scores = (_scores(grain) for grain in ASSESSED)
    return (*pooled, *scores, *(_scorecard(grain) for grain in ASSESSED))


def _indicators(level: str, grain: str) -> View:
    return View(
        "api",
        f"operator_indicators_{level}_{grain}",
        _pooled(level, grain),
        f"Indicators of operators by {_words(level)} and {_words(grain)}: rate = scale x numerator"
        " ÷ denominator, pooled, NULL where nothing is known; coverage is the known share of what"
        " is judged. Definitions and sources: docs/operators.md.",
    )


def _scores(grain: str) -> View:
    return View(
        "api_decision",
        f"operator_scores_{grain}",
        _scored(grain),
        f"What each indicator gives an operator's scorecard of a {_words(grain)}: 0 to 100 points"
        " between the rates for none and for all, NULL where the rate is; version"
        f" {CURRENT.version} of the weights.",
    )


def _scorecard(grain: str) -> View:
    return View(
        "api_decision",
        f"operator_scorecard_{grain}",
        _SCORECARD.format(
            scored=_scored(grain),
            all_weights=sum(each.weight for each in CURRENT.weights),
            least=CURRENT.least_known_percent,
            version=CURRENT.version,
        ),
        f"Operators ranked by {_words(grain)}: score is the weighted mean of what is known,"
        " score_at_least takes what is not known as nothing; who is known by less than"
        f" {CURRENT.least_known_percent} % of the weight has no place.",
    )


def _pooled(level: str, grain: str) -> str:
    return _POOLED.format(
        period=GRAINS[grain],
        keys=", ".join(LEVELS[level]),
        names=[each.name for each in CATALOGUE],
        scales=[float(each.scale) for each in CATALOGUE],
        units=[each.unit for each in CATALOGUE],
        faults=EPISODES,
    )


def _scored(grain: str) -> str:
    weights = CURRENT.weights
    return _SCORED.format(
        pooled=_pooled("operator", grain),
        names=[each.indicator for each in weights],
        weights=[each.weight for each in weights],
        none=[float(each.none_at) for each in weights],
        full=[float(each.full_at) for each in weights],
    )


def _words(name: str) -> str:
    return name.replace("_", " ")
