"""Source rows, events and views side by side: every difference is a ✗."""

from io import StringIO

import pytest
from rich.console import Console

from schemas.events.charger_status import ChargerStatus
from seeds.replay.dataset import find_dataset
from seeds.replay.landed import Landed
from seeds.replay.report import Line, compare, show
from seeds.replay.tally import Tally

ACN = find_dataset("acn")


def tally() -> Tally:
    """Ten rows: nine sessions and a dead letter."""
    made = Tally(energy_wh=5000)
    made.rows["session"] = 10
    made.events.update({"charger.session": 9, "charger.status": 27})
    made.refused["impossible"] = made.refused_of["session"] = 1
    return made


def landed(sessions: int = 9, letters: int = 1, energy_wh: int = 5000) -> Landed:
    rows = {"charger.session": sessions, "charger.status": 27}
    return Landed(rows, {"impossible": letters}, energy_wh)


def test_all_that_must_agree() -> None:
    assert compare(ACN, tally(), landed()) == [
        Line("api.charger_session", 9, 9, True),
        Line("api.charger_status", 27, 27, True),
        Line("dead letters", 1, 1, True),
        Line("Wh in api.charger_session", 5000, 5000, True),
        Line("session rows = view + dead letters", 10, 10, True),
    ]


@pytest.mark.parametrize(
    "wrong", [landed(sessions=8), landed(sessions=10), landed(letters=0), landed(energy_wh=1)]
)
def test_a_difference_is_shown_as_one(wrong: Landed) -> None:
    text = StringIO()
    assert not show(Console(file=text, width=120), ACN, tally(), wrong)
    assert "✗" in text.getvalue()


def test_without_clickhouse_nothing_is_claimed() -> None:
    text = StringIO()
    why = "the views could not be asked (NetworkError)"
    assert show(Console(file=text, width=120), ACN, tally(), Landed(why_not=why))
    assert "✓" not in text.getvalue()
    assert why in text.getvalue()


def test_rows_that_make_no_event_by_design_are_in_the_balance() -> None:
    made = Tally()
    made.rows.update({"filled cell": 3, "blank cell": 4})
    made.events["parking.lot"] = 5
    for _ in range(2):
        made.pass_over("blank cell", "no value yet that day")
    assert compare(find_dataset("parking-de"), made, Landed({"parking.lot": 5})) == [
        Line("api.parking_lot", 5, 5, True),
        Line("dead letters", 0, 0, True),
        Line("filled cell + blank cell rows = view + dead letters + silent", 7, 7, True),
    ]


def test_rows_without_event_are_shown_with_their_reason() -> None:
    text, made = StringIO(), tally()
    made.silent["Authorize: other action"] = 101
    show(Console(file=text, width=120), ACN, made, landed())
    assert "Authorize: other action" in text.getvalue()


def test_an_event_that_repeats_the_one_before_is_one_row() -> None:
    made = Tally()
    for name in ("a", "b"):
        made.made(
            ChargerStatus(
                event_id=name,
                event_time=1_577_836_800_000,
                source="replay:acn",
                operator_id="ACN",
                station_id="ACN-1",
                connector_id="1",
            )
        )
    assert made.events["charger.status"] == 2
    assert made.expected("charger.status") == 1
