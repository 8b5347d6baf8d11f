"""Who is called a zombie pile, of what kind and when; and who is not."""

from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.zombie import ZOMBIE
from tests import engines
from tests.pipelines.given import ZONE
from tests.pipelines.zombie.stories import (
    BLOCKED,
    DAYS,
    ORDERS,
    PLUGGED,
    QUIET,
    SILENT,
    STUCK,
    USED,
    Story,
    lived,
    nth,
    play,
)

ONCE = USED | {"charges": 1}
EVERY_THIRD_DAY = (ONCE, QUIET, QUIET) * DAYS
STORIES = {
    "used": Story((USED,)),
    "silent": Story((SILENT,)),
    "silent site": Story((SILENT,), neighbours=SILENT),
    "dead feed": Story((SILENT,), neighbours=SILENT, operator="O2"),
    "closed for the season": Story((QUIET,), neighbours=QUIET),
    "unused": Story((QUIET,)),
    "used again": Story((QUIET,) * 8 + (USED,)),
    "seldom used": Story(EVERY_THIRD_DAY, QUIET, before=QUIET, neighbours_before=QUIET),
    "failing": Story((QUIET | {"failures": 2},)),
    "without energy": Story((QUIET | {"unfed": 2},)),
    "failing at times": Story((USED | {"failures": 1},)),
    "plugged": Story((PLUGGED,)),
    "stuck": Story((STUCK,)),
    "blocked": Story((BLOCKED,)),
    "never heard": Story((SILENT,), before=SILENT),
    "silent alone": Story((SILENT,), alone=True),
    "silent at home": Story((SILENT,), alone=True, use_class="private"),
    "hardly used at home": Story((QUIET,), before=QUIET, alone=True, use_class="private"),
    "no more orders": Story((SILENT,), *3 * (ORDERS,), operator="O3"),
    "no orders at all": Story((SILENT,), SILENT, ORDERS, ORDERS, operator="O4"),
}


@pytest.fixture(scope="module")
def judged(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    """All stories, judged day by day."""
    with engines.emptied(clickhouse_settings, "dagster") as client:
        play(client, STORIES)
        yield client


def test_who_is_used_is_clear(judged: ClickHouse) -> None:
    assert lived(judged, "used") == ["0 clear"]
    assert lived(judged, "failing at times") == ["0 clear"]


def test_one_that_falls_silent_among_its_neighbours_is_a_zombie_pile(judged: ClickHouse) -> None:
    assert lived(judged, "silent") == ["0 clear", "9 suspected silent", "10 confirmed silent"]
    assert lived(judged, "silent, left") == ["0 clear"]


def test_alone_at_its_site_it_may_be_closed_but_at_home_it_is_not(judged: ClickHouse) -> None:
    assert lived(judged, "silent alone") == ["0 clear"]
    assert lived(judged, "silent at home") == [
        "0 clear",
        "11 suspected silent",
        "12 confirmed silent",
    ]


def test_at_home_no_least_use_is_to_be_expected(judged: ClickHouse) -> None:
    assert lived(judged, "hardly used at home") == ["0 clear"]
    rates = judged.rows(
        "SELECT round(rate, 3) FROM derived.zombie"
        " WHERE day = %(day)s AND connector_id = 'hardly used at home'",
        {"day": nth(DAYS - 1)},
    )
    assert rates == [(0.036,)]


@pytest.mark.parametrize("name", ["silent site", "dead feed"])
def test_where_all_are_silent_none_is_a_zombie_pile(judged: ClickHouse, name: str) -> None:
    assert lived(judged, name) == ["0 clear"]


def test_one_that_nobody_uses_any_more_is_found_by_what_was_to_be_expected(
    judged: ClickHouse,
) -> None:
    assert lived(judged, "unused") == ["0 clear", "9 suspected unused", "10 confirmed unused"]


def test_a_site_that_nobody_comes_to_any_more_has_no_zombie_piles(judged: ClickHouse) -> None:
    assert lived(judged, "closed for the season") == ["0 clear"]
    assert lived(judged, "seldom used") == ["0 clear"]


def test_a_use_clears(judged: ClickHouse) -> None:
    assert lived(judged, "used again")[-2:] == ["15 cleared unused", "16 clear"]


def test_starts_in_vain_are_told_by_who_ends_them(judged: ClickHouse) -> None:
    assert lived(judged, "failing")[-1] == "8 confirmed failed-starts"
    assert lived(judged, "without energy")[-1] == "8 confirmed without-energy"


def test_one_that_is_plugged_in_for_days_is_frozen(judged: ClickHouse) -> None:
    assert lived(judged, "plugged")[-1] == "11 confirmed frozen"


def test_one_that_charges_while_its_register_stands_still_is_stuck(judged: ClickHouse) -> None:
    assert lived(judged, "stuck")[-1] == "9 confirmed stuck-on"


def test_a_free_one_in_whose_bay_something_stands_is_blocked(judged: ClickHouse) -> None:
    assert lived(judged, "blocked")[-1] == "8 confirmed blocked"


def test_one_that_was_never_heard_of_has_days_of_grace(judged: ClickHouse) -> None:
    assert lived(judged, "never heard") == [
        "0 clear",
        "7 suspected never-heard",
        "8 confirmed never-heard",
    ]


def test_a_feed_of_orders_alone_is_heard_by_them(judged: ClickHouse) -> None:
    assert lived(judged, "no more orders")[-1] == "10 confirmed unused"
    assert lived(judged, "no orders at all") == ["0 clear"]


def test_the_same_day_again_gives_the_same(judged: ClickHouse) -> None:
    rows = (
        "SELECT cityHash64(groupArray(tuple(*))) FROM (SELECT * FROM derived.zombie ORDER BY ALL)"
    )
    before = judged.rows(rows)
    ZOMBIE.compute(judged, nth(DAYS - 1), ZONE)
    assert judged.rows(rows) == before
