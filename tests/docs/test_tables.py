"""Tables of the documentation that repeat rules of the code say what these say."""

from pipelines.availability.rules import CONDITIONS
from pipelines.operators.scorecard import weights
from pipelines.quality.issues import ISSUES
from tests.docs.pages import rows


def test_conditions_of_availability_stand_in_the_order_in_which_they_are_looked_for() -> None:
    told = {reason: condition for condition, reason, _ in rows("docs/availability.md", "condition")}
    assert list(told.items()) == [(f"`{reason}`", what) for reason, what in CONDITIONS.items()]


def test_weights_of_the_scorecard() -> None:
    told = [
        (name, *map(float, numbers))
        for name, *numbers in rows("docs/operators.md", "indicator | weight")
    ]
    assert told == [
        (f"`{each.indicator}`", each.weight, each.none_at, each.full_at)
        for each in weights.CURRENT.weights
    ]


def test_issues_of_data_quality_and_how_much_of_them_is_borne() -> None:
    told = {
        issue: (concern, limit) for concern, issue, _, limit in rows("docs/quality.md", "concern")
    }
    del told["`refused-<reason>`"]
    assert told == {
        f"`{each.name}`": (each.concern, limit_of(each.most_permille)) for each in ISSUES
    }


def limit_of(permille: int | None) -> str:
    return "—" if permille is None else f"{permille / 10:g} %"
