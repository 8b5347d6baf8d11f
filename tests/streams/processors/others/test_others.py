"""What other platforms warn of: one alert a cause, however often it is said."""

import msgspec

from schemas.events.alert import Alert
from schemas.events.external_alert import ExternalAlert
from schemas.words import AlertState, Severity
from streams.processors.others import Others
from tests.schemas.examples import EXTERNAL_ALERT, T, on_wire
from tests.streams.processing.given import said_of

MINUTE = 60_000


def warned(
    minute: int, state: AlertState = "open", severity: Severity = "warning", cause: str = "flood"
) -> ExternalAlert:
    changed = {"event_time": T + minute * MINUTE, "state": state, "severity": severity}
    wire = on_wire(EXTERNAL_ALERT, first_seen=None, cause=cause, **changed)
    return msgspec.json.decode(wire, type=ExternalAlert)


def told(*events: ExternalAlert) -> list[tuple[int, str, int]]:
    said = [each for each in said_of(Others(), events) if isinstance(each, Alert)]
    return [
        ((each.event_time - T) // MINUTE, each.state, (each.first_seen - T) // MINUTE)
        for each in said
    ]


def test_the_same_cause_said_three_times_is_one_alert() -> None:
    assert told(warned(0), warned(1), warned(2, "update"), warned(9, "resolved")) == [
        (0, "open", 0),
        (9, "resolved", 0),
    ]


def test_it_is_said_again_when_it_lasts_an_hour_or_changes_its_severity() -> None:
    assert told(warned(0), warned(59), warned(60), warned(61, severity="critical")) == [
        (0, "open", 0),
        (60, "update", 0),
        (61, "update", 0),
    ]


def test_an_older_word_and_a_second_resolution_say_nothing() -> None:
    events = [warned(5), warned(4, "resolved"), warned(6, "resolved"), warned(7, "resolved")]
    assert told(*events) == [(5, "open", 5), (6, "resolved", 5)]


def test_what_comes_back_is_a_new_life() -> None:
    assert told(warned(0), warned(5, "resolved"), warned(8)) == [
        (0, "open", 0),
        (5, "resolved", 0),
        (8, "open", 8),
    ]


def test_causes_are_named_after_their_platform() -> None:
    (alert,) = said_of(Others(), [warned(0)])
    assert isinstance(alert, Alert)
    assert (alert.cause, alert.kind) == ("external/510000001/flood", "road-closed")


def test_the_longest_names_fit_the_contract() -> None:
    long = msgspec.structs.replace(warned(0, cause="c" * 128), operator_id="o" * 64)
    (alert,) = said_of(Others(), [long])
    assert msgspec.convert(msgspec.structs.asdict(alert), Alert) == alert
