"""What is said to others: opened where confirmed, resolved where cleared."""

from collections.abc import Iterator

import pytest

from connections.clickhouse import ClickHouse
from connections.settings import ClickHouseSettings
from pipelines.city_day import CityDay
from pipelines.zombie.alerts import alerts
from schemas.events.alert import Alert
from tests import engines
from tests.pipelines.given import ZONE, at
from tests.pipelines.zombie.stories import QUIET, USED, Story, nth, play

STORIES = {"used again": Story((QUIET,) * 8 + (USED,))}
CAUSE = "zombie-pile/O1/site of used again/used again"


@pytest.fixture(scope="module")
def judged(clickhouse_settings: ClickHouseSettings) -> Iterator[ClickHouse]:
    with engines.emptied(clickhouse_settings, "dagster") as client:
        play(client, STORIES, days=18)
        yield client


def of_day(client: ClickHouse, number: int) -> list[Alert]:
    return alerts(client, CityDay(nth(number), ZONE))


def test_a_step_is_said_on_its_day_alone(judged: ClickHouse) -> None:
    said = {number: [each.state for each in of_day(judged, number)] for number in range(18)}
    assert {number: states for number, states in said.items() if states} == {
        10: ["open"],
        15: ["resolved"],
    }


def test_both_steps_are_of_one_life(judged: ClickHouse) -> None:
    (opened,), (resolved,) = of_day(judged, 10), of_day(judged, 15)
    assert (opened.cause, resolved.cause) == (CAUSE, CAUSE)
    assert opened.first_seen == resolved.first_seen == at("00:00", nth(11))
    assert (opened.event_time, resolved.event_time) == (at("00:00", nth(11)), at("00:00", nth(16)))
    assert opened.evidence == "unused, with a probability of 98.92%"


def test_a_day_that_is_asked_again_says_the_same(judged: ClickHouse) -> None:
    assert of_day(judged, 10) == of_day(judged, 10)
    assert of_day(judged, 10)[0].event_id == f"{CAUSE}/{nth(10)}/open"
