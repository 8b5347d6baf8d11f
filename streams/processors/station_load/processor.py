"""What stations take from their feeders, by minute and quarter of an hour."""

from collections.abc import Iterator, Sequence
from typing import Any

from schemas import Event
from schemas.topic import CHARGER
from streams.processing.processor import NEVER
from streams.processors.station_load.bounds import LATENESS_MS, MINUTE_MS, QUARTER_MS
from streams.processors.station_load.closing import close_minute, tidy
from streams.processors.station_load.hearing import correct, hear
from streams.processors.station_load.row import NAME, row
from streams.processors.station_load.state import Load
from streams.processors.station_load.words import ALIVE, INPUTS, SAYS
from streams.register import CONNECTOR, Register, Site


class StationLoads:
    """Makes `station.load` of what connectors, storages, arrays and swap stations say.

    A power holds till the next word of its source; see `bounds` for how long at most, how long a
    minute stays open, and until when a quarter of an hour is said again.
    """

    name, topic, inputs, state = NAME, CHARGER, INPUTS, Load

    def __init__(self, register: Register) -> None:
        self._register = register

    def key(self, event: Any) -> str:
        """A station."""
        return f"{event.operator_id}/{event.station_id}"

    def begin(self, event: Any) -> Load:
        """Nothing is known yet."""
        return Load(event.operator_id, event.station_id)

    def apply(self, state: Load, event: Any) -> Sequence[Event]:
        """Take what is said; it is told when its minute closes."""
        name, said = SAYS[type(event)](event)
        if name == CONNECTOR:
            self._live(state, event)
        elif said is not None:
            self._hear(state, name, event.event_time, said)
        return ()

    def due(self, state: Load) -> int:
        """When the next minute closes."""
        return state.closing + LATENESS_MS if state.closing else NEVER

    def fire(self, state: Load, at_ms: int) -> Sequence[Event]:
        """Close a minute, and with the last one of a quarter of an hour that."""
        site = self._site(state, state.closing - MINUTE_MS)
        minute = close_minute(state, site)
        said: list[Event] = []
        if any(minute.values()):
            said.append(row(state, site, minute, state.closed, MINUTE_MS))
        said += self._quarters(state)
        if state.closed % QUARTER_MS == 0:
            tidy(state, site)
        return said

    def _quarters(self, state: Load) -> Iterator[Event]:
        """Those that have ended and were not said yet, or not as they are now."""
        for begin, quarter in state.quarters.items():
            end = begin + QUARTER_MS
            if end <= state.closed and (quarter.corrected or not quarter.told):
                site = self._site(state, begin)
                revision, too_late = quarter.told, state.too_late
                quarter.told, quarter.corrected, state.too_late = revision + 1, False, 0
                yield row(state, site, quarter.sums, end, QUARTER_MS, revision, too_late)

    def _live(self, state: Load, event: Any) -> None:
        """A whole equipment is a sign of life of its connectors."""
        site = self._site(state, event.event_time)
        for connector in site.connectors.get(event.equipment_id, ()):
            if CONNECTOR + connector in state.sources:
                self._hear(state, CONNECTOR + connector, event.event_time, ALIVE)

    def _hear(self, state: Load, name: str, at: int, said: int) -> None:
        if at >= state.closed:
            hear(state, name, at, said)
        else:
            correct(state, self._site(state, at), name, at, said)

    def _site(self, state: Load, at_ms: int) -> Site:
        return self._register.site((state.operator_id, state.station_id), at_ms)
