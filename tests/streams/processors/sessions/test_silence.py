"""Silence longer than the contract's: the end is unknown, not now."""

from datetime import timedelta

from schemas.contract import declared
from schemas.events.charger_status import ChargerStatus
from tests.streams.processors.sessions.given import at, meter, order, sessions, status, steps

BEFORE = [status(0, "free"), status(1, "charging")]
OTHER = "another connector, whose events tell the time"


def test_a_session_is_lost_a_quarter_of_an_hour_after_the_last_word() -> None:
    events = [*BEFORE, meter(9, 1_000), status(24, "free", connector_id=OTHER)]
    assert steps(*events) == [(1, "plugged"), (1, "charging"), (24, "lost")]
    lost = sessions(events)[-1]
    assert (lost.charge_end, lost.plug_out_time, lost.outcome) == (None, None, "unknown")
    assert declared(ChargerStatus).silence == timedelta(minutes=15)


def test_who_is_heard_again_goes_on() -> None:
    assert steps(*BEFORE, status(40, "charging"), status(50, "free")) == [
        (1, "plugged"),
        (1, "charging"),
        (16, "lost"),
        (40, "charging"),
        (50, "charge-ended"),
        (50, "unplugged"),
    ]


def test_who_is_measured_again_goes_on_and_may_be_lost_again() -> None:
    other = [status(minute, "free", connector_id=OTHER) for minute in (30, 60)]
    assert steps(*BEFORE, other[0], meter(40, 1_000), other[1])[2:] == [
        (16, "lost"),
        (40, "charging"),
        (55, "lost"),
    ]


def test_an_end_in_the_silence_has_no_time_until_the_order_says_it() -> None:
    events = [*BEFORE, status(40, "free")]
    unplugged = sessions(events)[-1]
    assert (unplugged.charge_end, unplugged.plug_out_time) == (None, None)
    settled = sessions([*events, order(41, 1, 20, plug_out_time=at(30))])[-1]
    assert (settled.charge_end, settled.plug_out_time) == (at(20), at(30))


def test_who_is_heard_after_the_plug_out_of_the_order_is_somebody_else() -> None:
    known = order(41, 1, 20, plug_in_time=at(1), plug_out_time=at(30))
    events = [*BEFORE, status(40, "charging"), known]
    (*_, unplugged, plugged, charging, settled) = sessions(events)
    assert (unplugged.plug_in_time, unplugged.plug_out_time) == (at(1), at(30))
    assert (plugged.plug_in_time, plugged.quality) == (at(40), "time-doubtful")
    assert (charging.step, charging.charge_start) == ("charging", None)
    assert (settled.plug_in_time, settled.order_id) == (at(1), "order-1")


def test_offline_is_no_word_of_the_connector() -> None:
    offline = [status(minute, "charging", connectivity="offline") for minute in (5, 10, 15, 20)]
    assert steps(*BEFORE, *offline)[-1] == (16, "lost")
