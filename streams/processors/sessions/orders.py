"""An order finds the session and the attempt that it is of, also hours after they are over."""

from collections.abc import Iterator

from schemas import Event
from schemas.events.charger_session import ChargerSession
from streams.processors.sessions.energy import MINUTE_MS
from streams.processors.sessions.moving import (
    KEPT_SESSIONS,
    close,
    end_attempt,
    moved,
    open_session,
)
from streams.processors.sessions.saying import attempt_event, session_event
from streams.processors.sessions.state import Attempt, Connector, Session

_OPEN = 1 << 62  # an end that has not come


def settle(state: Connector, order: ChargerSession) -> Iterator[Event]:
    """Join an order; one that is of no session that was seen is a session of its own."""
    session = _session_of(state, order)
    if session is None:
        session = _unseen(order)
        state.past = [*state.past, session][-KEPT_SESSIONS:]
    attempt = _attempt_of(session, order)
    if attempt.order_id == order.session_id and attempt.order_time >= order.event_time:
        return
    _join(session, attempt, order)
    if session is state.session:
        yield from _over(state, session, attempt, order)
    yield attempt_event(state, session, attempt, "settled", order.event_time)
    yield session_event(state, session, "settled", order.event_time, order.quality)


def _session_of(state: Connector, order: ChargerSession) -> Session | None:
    known = [*state.past, *([state.session] if state.session else [])]
    for session in known:
        if any(each.order_id == order.session_id for each in session.attempts):
            return session
    begin, end = order.plug_in_time or order.charge_start, order.plug_out_time or order.charge_end

    def together(session: Session) -> int:
        return _shared(session.plug_in, session.plug_out or session.closed or _OPEN, begin, end)

    waiting = [each for each in known if not all(attempt.order_id for attempt in each.attempts)]
    best = max(waiting, key=together, default=None)
    return best if best and together(best) >= 0 else None


def _attempt_of(session: Session, order: ChargerSession) -> Attempt:
    """The attempt that has its number or, among those without one, the most of its time."""
    for each in session.attempts:
        if each.order_id == order.session_id:
            return each

    def together(attempt: Attempt) -> int:
        begin, end = attempt.charge_start or attempt.begun, attempt.charge_end or attempt.ended
        return _shared(begin, end or _OPEN, order.charge_start, order.charge_end)

    return max((each for each in session.attempts if not each.order_id), key=together)


def _shared(begin: int, end: int, other_begin: int, other_end: int) -> int:
    """How long two stretches overlap; negative is the gap between them."""
    return min(end, other_end) - max(begin, other_begin)


def _unseen(order: ChargerSession) -> Session:
    plug_in = order.plug_in_time or order.charge_start
    attempt = Attempt(1, plug_in, started=True, ended=order.charge_end)
    seen = order.plug_in_time is not None
    return Session(plug_in, seen, [attempt], closed=order.event_time)


def _join(session: Session, attempt: Attempt, order: ChargerSession) -> None:
    if order.plug_in_time:
        session.seen = abs(order.plug_in_time - session.plug_in) <= MINUTE_MS
    attempt.order_id, attempt.order_time = order.session_id, order.event_time
    attempt.order_wh, attempt.stop_reason = order.energy_wh, order.stop_reason
    attempt.started = True
    attempt.charge_start = attempt.charge_start or order.charge_start
    if attempt.ended:
        attempt.charge_end = attempt.charge_end or order.charge_end
    if session.closed:
        session.plug_out = session.plug_out or order.plug_out_time or 0
    session.user = order.user or session.user
    session.vehicle = order.vehicle or session.vehicle
    if session.max_power_w is None:
        session.max_power_w = order.max_power_w
    if session.soc_start is None:
        session.soc_start = order.soc_start_percent
    if session.soc_end is None:
        session.soc_end = order.soc_end_percent


def _over(
    state: Connector, session: Session, attempt: Attempt, order: ChargerSession
) -> Iterator[Event]:
    """The order knows of an end before the connector has said it."""
    if attempt is session.attempts[-1]:
        yield from end_attempt(state, session, order.charge_end, order.charge_end)
    if order.plug_out_time:
        yield from _plugged_out(state, session, order.plug_out_time)


def _plugged_out(state: Connector, session: Session, plug_out: int) -> Iterator[Event]:
    """Who is seen since then after a silence is somebody else."""
    resumed, phase = session.resumed, state.phase
    yield from close(state, plug_out, plug_out)
    if resumed > plug_out:
        yield from open_session(state, resumed, seen=False)
        yield from moved(state, phase, resumed, sure=False)
    else:
        state.newest, state.phase = max(state.newest, plug_out), "free"
