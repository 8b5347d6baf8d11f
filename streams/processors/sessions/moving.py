"""From phase to phase: how sessions open and close, and attempts begin and end within."""

from collections.abc import Iterator
from typing import cast

from schemas import Event
from schemas.events.charging_session import SessionStep
from streams.processors.sessions.energy import energy_of, outcome_of
from streams.processors.sessions.phase import Phase
from streams.processors.sessions.saying import attempt_event, session_event
from streams.processors.sessions.state import Attempt, Connector, Session

# Bounds of a state. Both are assumptions: more is rare while an order may still come.
KEPT_ATTEMPTS = 4
KEPT_SESSIONS = 8


def moved(state: Connector, phase: Phase, time: int, sure: bool) -> Iterator[Event]:
    """What a word of a connector means for its session.

    Args:
        sure: what it said before held until then, so that the change is of that time.
    """
    if phase == "free":
        yield from close(state, time, time if sure else 0)
    elif phase == "faulted":
        yield from _broken(state, time, sure)
    elif phase != "unknown":
        if state.session is None:
            yield from open_session(state, time, seen=sure)
        yield from _going_on(state, phase, time, sure)


def open_session(state: Connector, time: int, *, seen: bool) -> Iterator[Event]:
    """Somebody is plugged in."""
    state.session = session = Session(time, seen, [Attempt(1, time)])
    yield session_event(state, session, "plugged", time)


def close(state: Connector, time: int, plug_out: int) -> Iterator[Event]:
    """Nobody is plugged in any more; since when may be unknown."""
    session = state.session
    if session is None:
        return
    yield from end_attempt(state, session, time, plug_out)
    session.closed, session.plug_out = time, plug_out
    state.session = None
    state.past = [*state.past, session][-KEPT_SESSIONS:]
    yield session_event(state, session, "unplugged", time)


def _going_on(state: Connector, phase: Phase, time: int, sure: bool) -> Iterator[Event]:
    session = cast(Session, state.session)
    back, session.lost = session.lost, False
    if back:
        session.resumed = time
    if phase == "charging":
        yield from _charging(state, session, time, sure, back)
    elif phase == "plugged":
        started = session.attempts[-1].started
        yield from end_attempt(state, session, time, time if sure else 0) if started else ()
        if back:
            yield session_event(state, session, "plugged", time)
    elif back or phase != state.phase:
        session.suspended = session.suspended or (time if sure else 0)
        yield session_event(state, session, cast(SessionStep, phase), time)


def _charging(
    state: Connector, session: Session, time: int, sure: bool, back: bool
) -> Iterator[Event]:
    attempt = session.attempts[-1]
    if attempt.ended:
        attempt = _next_attempt(session, time)
    if not attempt.started:
        attempt.started, attempt.charge_start = True, time if sure else 0
    elif not (back or session.suspended or state.phase.startswith("suspended")):
        return
    session.suspended = 0
    yield session_event(state, session, "charging", time)


def _next_attempt(session: Session, time: int) -> Attempt:
    attempts = session.attempts
    attempts.append(Attempt(attempts[-1].number + 1, time))
    if len(attempts) > KEPT_ATTEMPTS:
        dropped = attempts.pop(1)
        session.dropped_wh += energy_of(dropped).wh or 0
        session.charged |= outcome_of(dropped) == "charged"
    return attempts[-1]


def _broken(state: Connector, time: int, sure: bool) -> Iterator[Event]:
    session = state.session
    if session is None or session.attempts[-1].ended:
        return
    session.attempts[-1].stop_reason = "equipment-fault"
    yield from end_attempt(state, session, time, time if sure else 0)


def end_attempt(state: Connector, session: Session, time: int, charge_end: int) -> Iterator[Event]:
    """Of what was suspended at last, charging had ended when it was suspended."""
    attempt = session.attempts[-1]
    if attempt.ended:
        return
    attempt.ended = time
    if attempt.started:
        attempt.charge_end = session.suspended or charge_end
        session.suspended = 0
        yield session_event(state, session, "charge-ended", time)
    yield attempt_event(state, session, attempt, "ended", time)
