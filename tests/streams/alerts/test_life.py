"""An alert opens when its condition lasts, is said again while it does, and is resolved once."""

import pytest

from schemas.events.alert import Alert
from streams.alerts.life import Kind, Life, alerted
from tests.schemas.examples import T

MINUTE = 60_000
BLOCKED = Kind(
    "bay-blocked", "warning", lasts_ms=5 * MINUTE, quiet_ms=2 * MINUTE, repeats_ms=30 * MINUTE
)


def lived(*observed: tuple[int, bool], until: int = 75) -> list[tuple[int, str, int, int]]:
    """Minute, step, first seen and last seen of what is said; observed are minutes."""
    life, said = Life(), []
    moments = sorted({*(minute for minute, _ in observed), until})
    truth = dict(observed)
    for minute in moments:
        while life.due(BLOCKED) and life.due(BLOCKED) <= T + minute * MINUTE:
            at = life.due(BLOCKED)
            said += alerted(life, BLOCKED, "test", at, "O/S/1", operator_id="O")
        if minute in truth:
            life.observe(truth[minute], T + minute * MINUTE)
    alerts = [each for each in said if isinstance(each, Alert)]
    return [
        (
            (each.event_time - T) // MINUTE,
            each.state,
            (each.first_seen - T) // MINUTE,
            (each.last_seen - T) // MINUTE,
        )
        for each in alerts
    ]


@pytest.mark.parametrize(
    ("given", "then"),
    [
        pytest.param([(0, True), (4, False)], [], id="too short"),
        pytest.param(
            [(0, True), (20, False)], [(5, "open", 0, 0), (22, "resolved", 0, 20)], id="once"
        ),
        pytest.param(
            [(0, True), (50, True), (70, False)],
            [
                (5, "open", 0, 0),
                (35, "update", 0, 0),
                (65, "update", 0, 50),
                (72, "resolved", 0, 70),
            ],
            id="said again while it lasts",
        ),
        pytest.param(
            [(0, True), (10, False), (11, True), (12, False)],
            [(5, "open", 0, 0), (14, "resolved", 0, 12)],
            id="flapping is one alert",
        ),
        pytest.param(
            [(0, True), (3, False), (4, True), (9, False)],
            [(5, "open", 0, 4), (11, "resolved", 0, 9)],
            id="flapping does not begin anew",
        ),
        pytest.param(
            [(0, True), (10, False), (30, True), (40, False)],
            [
                (5, "open", 0, 0),
                (12, "resolved", 0, 10),
                (35, "open", 30, 30),
                (42, "resolved", 30, 40),
            ],
            id="two lives",
        ),
        pytest.param([(0, False), (9, False)], [], id="never"),
    ],
)
def test_life(given: list[tuple[int, bool]], then: list[tuple[int, str, int, int]]) -> None:
    assert lived(*given) == then


def test_an_alert_is_of_its_kind_and_cause() -> None:
    life = Life()
    life.observe(True, T)
    (alert,) = alerted(life, BLOCKED, "fusion", T + 5 * MINUTE, "O/S/1", operator_id="O")
    assert isinstance(alert, Alert)
    assert (alert.cause, alert.kind, alert.severity) == (
        "bay-blocked/O/S/1",
        "bay-blocked",
        "warning",
    )
