"""Charging sessions and attempts from what connectors, meters and orders say."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast

from schemas import Event
from schemas.contract import declared
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_session import ChargerSession
from schemas.events.charger_status import ChargerStatus
from schemas.topic import CHARGER
from streams.processing.processor import NEVER
from streams.processors.sessions.measuring import measure
from streams.processors.sessions.moving import moved
from streams.processors.sessions.orders import settle
from streams.processors.sessions.phase import phase_of
from streams.processors.sessions.saying import NAME, session_event
from streams.processors.sessions.state import Connector

SILENCE_MS = cast(timedelta, declared(ChargerStatus).silence) // timedelta(milliseconds=1)
# An order may come three hours after it was settled, and has an hour to be settled; assumption.
KEEPS_MS = 4 * 3_600_000


class Sessions:
    """Reads `charger.status`, `charger.meter` and `charger.session`.

    A status that is older than the newest, and a sample older than the last, change nothing. Orders
    are joined for `KEEPS_MS` after the plug-out; one that comes later is a session of its own.
    """

    name, topic, state = NAME, CHARGER, Connector
    inputs: tuple[type[Event], ...] = (ChargerStatus, ChargerMeter, ChargerSession)

    def key(self, event: ChargerStatus | ChargerMeter | ChargerSession) -> str:
        """Of a connector; a sign of life of the equipment says nothing of its plugs."""
        connector = event.connector_id
        return f"{event.operator_id}/{event.station_id}/{connector}" if connector else ""

    def begin(self, event: ChargerStatus | ChargerMeter | ChargerSession) -> Connector:
        """Nothing is known yet."""
        return Connector(event.operator_id, event.station_id, event.connector_id)

    def apply(
        self, state: Connector, event: ChargerStatus | ChargerMeter | ChargerSession
    ) -> Sequence[Event]:
        """A step of the session, or none."""
        if isinstance(event, ChargerMeter):
            return _measured(state, event)
        if isinstance(event, ChargerStatus):
            return _heard(state, event)
        said = tuple(settle(state, event))
        _wind(state)
        return said

    def due(self, state: Connector) -> int:
        """When a silence may be too long, or an order needs no longer be waited for."""
        return state.due

    def fire(self, state: Connector, at_ms: int) -> Sequence[Event]:
        """Say that a session is lost, at the end of the silence that it has not broken."""
        state.past = [each for each in state.past if each.closed + KEEPS_MS > at_ms]
        session, said = state.session, []
        if session and not session.lost and state.heard + SILENCE_MS <= at_ms:
            session.lost = True
            said = [session_event(state, session, "lost", at_ms)]
        state.due = NEVER
        _wind(state, at_ms)
        return said


def _measured(state: Connector, event: ChargerMeter) -> Sequence[Event]:
    """Who is measured after all that was heard is there, in the phase that was said last."""
    session, time, heard = state.session, event.event_time, state.heard
    measure(state, event)
    if session is None or not session.lost or time <= heard:
        return ()
    said = tuple(moved(state, state.phase, time, sure=False))
    _wind(state)
    return said


def _heard(state: Connector, event: ChargerStatus) -> Sequence[Event]:
    time = event.event_time
    if time <= state.newest:
        return ()
    state.newest = time
    phase = "unknown" if event.connectivity == "offline" else phase_of(event)
    before, heard = state.phase, state.heard
    if event.connectivity != "offline":
        state.heard = max(heard, time)
    unbroken = time - heard <= SILENCE_MS
    if phase == before and unbroken:
        return ()
    sure = unbroken and before not in ("unknown", "faulted")
    said = tuple(moved(state, phase, time, sure))
    state.phase = phase
    _wind(state)
    return said


def _wind(state: Connector, after_ms: int = 0) -> None:
    """Set the timer, but never later: what is heard meanwhile is looked at when it fires."""
    session, wanted = state.session, [each.closed + KEEPS_MS for each in state.past]
    if session and not session.lost:
        wanted.append(state.heard + SILENCE_MS)
    if wanted:
        due = max(min(wanted), after_ms + 1)
        state.due = due if state.due == NEVER else min(due, state.due)
