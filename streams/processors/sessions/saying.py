"""Steps of sessions and attempts as events, each with all that is known by then."""

from schemas.contract import Quality
from schemas.events.charging_attempt import AttemptStep, ChargingAttempt
from schemas.events.charging_session import ChargingSession, SessionStep
from streams.processing.outputs import made
from streams.processors.sessions.energy import (
    energy_of,
    outcome_of,
    session_energy,
    session_outcome,
)
from streams.processors.sessions.state import Attempt, Connector, Session

NAME = "sessions"


def session_event(
    at: Connector, session: Session, step: SessionStep, time: int, quality: Quality = "ok"
) -> ChargingSession:
    """A step of a session; its times are doubtful where nobody saw the plug-in."""
    first, last = session.attempts[0], session.attempts[-1]
    energy = session_energy(session)
    ordered = [each.order_wh for each in session.attempts if each.order_wh is not None]
    return made(
        ChargingSession,
        NAME,
        event_time=time,
        quality=quality if session.seen else "time-doubtful",
        operator_id=at.operator_id,
        station_id=at.station_id,
        connector_id=at.connector_id,
        plug_in_time=session.plug_in,
        step=step,
        charge_start=first.charge_start or None,
        charge_end=last.charge_end or None,
        plug_out_time=session.plug_out or None,
        energy_wh=energy.wh,
        energy_source=energy.source,
        order_energy_wh=sum(ordered) if ordered else None,
        max_power_w=session.max_power_w,
        soc_start_percent=session.soc_start,
        soc_end_percent=session.soc_end,
        attempts=last.number,
        outcome=session_outcome(session),
        stop_reason=last.stop_reason,
        order_id=last.order_id,
        user=session.user,
        vehicle=session.vehicle,
    )


def attempt_event(
    at: Connector, session: Session, attempt: Attempt, step: AttemptStep, time: int
) -> ChargingAttempt:
    """How an attempt has ended."""
    energy = energy_of(attempt)
    return made(
        ChargingAttempt,
        NAME,
        event_time=time,
        quality="ok" if session.seen else "time-doubtful",
        operator_id=at.operator_id,
        station_id=at.station_id,
        connector_id=at.connector_id,
        plug_in_time=session.plug_in,
        attempt=attempt.number,
        step=step,
        begun=attempt.begun,
        charge_start=attempt.charge_start or None,
        charge_end=attempt.charge_end or None,
        energy_wh=energy.wh,
        energy_source=energy.source,
        order_energy_wh=attempt.order_wh,
        outcome=outcome_of(attempt),
        stop_reason=attempt.stop_reason,
        order_id=attempt.order_id,
        user=session.user,
        vehicle=session.vehicle,
    )
