"""What stations take from their feeders, by quarter of an hour, and by minute where it changes."""

from collections.abc import Sequence
from typing import Any

from schemas import Event
from schemas.events.station_load import CLOSED_AFTER_MS
from schemas.topic import CHARGER
from streams.processing.processor import NEVER
from streams.processors.station_load.bounds import MINUTE_MS, QUARTER_MS
from streams.processors.station_load.closing import close_minute, close_quarter, correct_quarter
from streams.processors.station_load.hearing import hear
from streams.processors.station_load.row import NAME
from streams.processors.station_load.state import Load
from streams.processors.station_load.words import ALIVE, INPUTS, SAYS
from streams.register import CONNECTOR, Register, Site


class StationLoads:
    """Makes `station.load` of what connectors, storages, arrays and swap stations say.

    A power holds till the next word of its source; see `bounds` for how long at most, and how long
    an interval stays open. A quarter of an hour is corrected once, as the next one closes.
    """

    name, topic, inputs, state = NAME, CHARGER, INPUTS, Load

    def __init__(self, register: Register) -> None:
        self._register = register

    def key(self, event: Any) -> str:
        """A station."""
        return f"{event.operator_id}/{event.station_id}"

    def begin(self, event: Any) -> Load:
        """Nothing is known yet."""
        state = Load(event.operator_id, event.station_id)
        state.feeder_id = self._site(state, event.event_time).feeder_id
        return state

    def apply(self, state: Load, event: Any) -> Sequence[Event]:
        """Take what is said; it is told when its interval closes."""
        name, said = SAYS[type(event)](event)
        if name == CONNECTOR:
            self._live(state, event)
        elif said is not None:
            hear(state, name, event.event_time, said)
        return ()

    def due(self, state: Load) -> int:
        """When the next quarter of an hour closes, or a minute that may have to be said."""
        end = state.closing
        if state.next_minute and (not end or state.next_minute < end):
            end = state.next_minute
        return end + CLOSED_AFTER_MS if end else NEVER

    def fire(self, state: Load, at_ms: int) -> Sequence[Event]:
        """Close what ends then."""
        said: list[Event] = []
        end = at_ms - CLOSED_AFTER_MS
        if end == state.next_minute:
            said += close_minute(state, self._site(state, end - MINUTE_MS))
        if end == state.closing:
            if state.late:
                said += correct_quarter(state, self._site(state, state.closed - QUARTER_MS))
            said += close_quarter(state, self._site(state, end - QUARTER_MS))
        return said

    def _live(self, state: Load, event: Any) -> None:
        """A whole equipment is a sign of life of its connectors."""
        site = self._site(state, event.event_time)
        for connector in site.connectors.get(event.equipment_id, ()):
            if CONNECTOR + connector in state.sources:
                hear(state, CONNECTOR + connector, event.event_time, ALIVE)

    def _site(self, state: Load, at_ms: int) -> Site:
        return self._register.site((state.operator_id, state.station_id), at_ms)
