from datetime import date

from benchmarks.zombie.episodes import Connector, Episode, match, runs
from benchmarks.zombie.score import deciles, score
from benchmarks.zombie.truth import Truth

FIRST = date(2026, 5, 11)
C1: Connector = ("O1", "S1", "C1")
C2: Connector = ("O1", "S1", "C2")


def day(number: int) -> date:
    return FIRST.replace(day=FIRST.day + number)


def test_days_in_a_row_are_one_episode() -> None:
    said = [(C1, day(3), "silent"), (C1, day(4), "silent"), (C1, day(7), "unused")]
    assert list(runs([*said, (C2, day(8), "silent")], FIRST)) == [
        Episode(C1, "silent", 3, 5),
        Episode(C1, "unused", 7, 8),
        Episode(C2, "silent", 8, 9),
    ]


def test_an_alarm_is_right_while_an_episode_goes_on_and_on_the_day_it_ends() -> None:
    true = [Episode(C1, "dead-silent", 5, 20)]
    early, late, right = (Episode(C1, "silent", at, at + 1) for at in (4, 21, 20))
    matched = match(true, [early, right, late])
    assert matched.found == ((true[0], right),)
    assert set(matched.false) == {early, late}


def test_an_alarm_at_another_connector_finds_nothing() -> None:
    true, alarm = Episode(C1, "dead-silent", 5, 20), Episode(C2, "silent", 6, 9)
    matched = match([true], [alarm])
    assert (matched.found, matched.false) == (((true, None),), (alarm,))


def test_days_in_which_the_station_is_closed_do_not_count() -> None:
    known, closed = Episode(C1, "dead-silent", 0, 12), Episode(C2, "dead-silent", 3, 12)
    short, elsewhere = Episode(C1, "frozen-status", 20, 26), ("O1", "S2", "C1")
    begun = Episode(elsewhere, "stuck-on", 54, 90)
    closures = {("O1", "S1"): [(0, 4)]}
    truth = Truth(0, 60, (known, closed, short, begun), closures, {})
    assert truth.scored == [known, closed]


def test_days_before_those_scored_and_out_of_service_do_not_count() -> None:
    early, known = Episode(C1, "dead-silent", 2, 16), Episode(C1, "stuck-on", 30, 40)
    retired = Episode(C2, "dead-silent", 2, 50)
    truth = Truth(10, 60, (early, known, retired), {}, {C2: 16})
    assert truth.scored == [known]
    assert Truth(9, 60, (early, retired), {}, {C2: 16}).scored == [early, retired]


def test_an_alarm_that_was_raised_before_and_still_stands_is_one_of_the_days_scored() -> None:
    truth = Truth(10, 60, (Episode(C1, "dead-silent", 2, 30),), {}, {})
    stands, over = Episode(C1, "silent", 4, 11), Episode(C2, "silent", 4, 10)
    scored = score(truth, frozenset(), [stands, over], {C1, C2})
    assert (scored.alarms, scored.precision, scored.recall, scored.pile_days) == (1, 1, 1, 100)


def test_scores_pool_episodes() -> None:
    found, missed = Episode(C1, "frozen-status", -4, 12), Episode(C2, "dead-silent", 10, 30)
    alarms = [Episode(C1, "frozen", 3, 12), Episode(C1, "unused", 40, 41)]
    truth = Truth(0, 60, (found, missed), {}, {})
    scored = score(truth, frozenset({found}), alarms, {C1, C2})
    assert (scored.precision, scored.recall, scored.recall_of_findable) == (0.5, 0.5, 1)
    assert scored.false_alarms == 1000 / 120
    assert scored.delays(scored.scored) == [3]


def test_a_score_is_of_the_connectors_it_is_asked_about() -> None:
    found, missed = Episode(C1, "frozen-status", -4, 12), Episode(C2, "dead-silent", 10, 30)
    alarm, truth = Episode(C1, "frozen", 3, 12), Truth(0, 60, (found, missed), {}, {})
    scored = score(truth, frozenset({found, missed}), [alarm], {C2})
    assert (scored.alarms, scored.recall, scored.pile_days) == (0, 0, 60)
    assert scored.findable == scored.scored == {missed}


def test_deciles_are_of_connectors_by_use() -> None:
    used = {("O1", "S1", f"C{each}"): float(each) for each in range(20)}
    assert [deciles(used)[("O1", "S1", f"C{each}")] for each in (0, 1, 2, 19)] == [0, 0, 1, 9]
