"""Fusion of vehicle, pile and bay 车桩位 by connector."""

from collections.abc import Sequence

from schemas import Event
from schemas.events.charger_meter import ChargerMeter
from schemas.events.charger_status import ChargerStatus
from schemas.events.parking_bay import ParkingBay
from schemas.topic import CHARGER
from streams.processing.processor import NEVER
from streams.processors.fusion.hearing import (
    fall_silent,
    hear_bay,
    hear_meter,
    hear_status,
    silences,
)
from streams.processors.fusion.settling import NAME, decide, settles
from streams.processors.fusion.state import Connector
from streams.processors.fusion.warning import alert_dues, observe, warn

Heard = ChargerStatus | ChargerMeter | ParkingBay


class Fusion:
    """Reads `charger.status`, `charger.meter` and `parking.bay`.

    Of each source the newest word counts, so one that comes late is used only where its source has
    said nothing since. Orders come when all is over, and add nothing.
    """

    name, topic, state = NAME, CHARGER, Connector
    inputs: tuple[type[Event], ...] = (ChargerStatus, ChargerMeter, ParkingBay)

    def key(self, event: Heard) -> str:
        """Of a connector; a bay may be run by somebody else than its station."""
        if not event.connector_id:
            return ""
        return f"{_operator_of(event)}/{event.station_id}/{event.connector_id}"

    def begin(self, event: Heard) -> Connector:
        """Nothing is known yet."""
        return Connector(_operator_of(event), event.station_id, event.connector_id)

    def apply(self, state: Connector, event: Heard) -> Sequence[Event]:
        """The use of the bay, where it has changed."""
        if isinstance(event, ChargerMeter):
            changed = hear_meter(state, event)
        elif isinstance(event, ChargerStatus):
            changed = hear_status(state, event)
        else:
            changed = hear_bay(state, event)
        if not changed:
            return ()
        said = _judged(state, event.event_time)
        _wind(state)
        return said

    def due(self, state: Connector) -> int:
        """When something may be forgotten, be settled, or be worth an alert."""
        return state.due

    def fire(self, state: Connector, at_ms: int) -> Sequence[Event]:
        """What follows from nothing being said."""
        fall_silent(state, at_ms)
        said = [*_judged(state, at_ms), *warn(state, at_ms)]
        _wind(state)
        return said


def _judged(state: Connector, time: int) -> list[Event]:
    said = decide(state, time)
    observe(state, said.since if said else state.settling or time)
    return [] if said is None else [said]


def _wind(state: Connector) -> None:
    """Set the timer. What is said again puts a silence off, and is looked at when it fires."""
    wanted = silences(state)
    wanted += settles(state)
    wanted += alert_dues(state)
    state.due = min(wanted, default=NEVER)


def _operator_of(event: Heard) -> str:
    return event.station_operator_id if isinstance(event, ParkingBay) else event.operator_id
