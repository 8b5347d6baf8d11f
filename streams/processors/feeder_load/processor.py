"""What feeders carry, by minute and quarter of an hour, against what they may."""

from collections.abc import Iterator, Sequence
from typing import Any

from schemas import Event
from schemas.events.feeder_load import FeederLoad
from schemas.events.grid_feeder import GridFeeder
from schemas.events.station_load import StationLoad
from schemas.topic import GRID
from streams.alerts.life import alerted
from streams.processing.processor import NEVER
from streams.processors.feeder_load.bounds import (
    LATENESS_MS,
    MINUTE_MS,
    OUTAGE,
    OVERLOAD,
    QUARTER_MS,
)
from streams.processors.feeder_load.hearing import hear_reading, hear_station, tidy
from streams.processors.feeder_load.holding import hold
from streams.processors.feeder_load.row import NAME, row
from streams.processors.feeder_load.state import Interval, Line
from streams.register import Register


class FeederLoads:
    """Makes `feeder.load` of `station.load` and `grid.feeder`, and alerts of overload and outage.

    A feeder is overloaded where its load is above its limit: by its own reading, and between
    readings by base load and stations. What is unknown of these counts as nothing, so an alert is
    sure and may be missing.
    """

    name, topic, inputs, state = NAME, GRID, (StationLoad, GridFeeder), Line

    def __init__(self, register: Register) -> None:
        self._register = register

    def key(self, event: Any) -> str:
        """A feeder; stations that are on none are of no interest."""
        return str(event.feeder_id)

    def begin(self, event: Any) -> Line:
        """Nothing is known yet."""
        return Line(event.feeder_id)

    def apply(self, state: Line, event: Any) -> Sequence[Event]:
        """Take a part or a reading; what a reading says of its own time is judged at once."""
        if isinstance(event, StationLoad):
            hear_station(state, event)
        else:
            is_news = not state.readings or event.event_time > state.readings[-1].at
            hear_reading(state, event)
            if is_news:
                self._judge_reading(state, event)
        return ()

    def due(self, state: Line) -> int:
        """When the next interval closes, or an alert is due."""
        intervals = (*state.minutes.items(), *state.quarters.items())
        times = [end + LATENESS_MS for end, each in intervals if not each.told]
        times += [state.overload.due(OVERLOAD), state.outage.due(OUTAGE)]
        return min((each for each in times if each != NEVER), default=NEVER)

    def fire(self, state: Line, at_ms: int) -> Sequence[Event]:
        """Close what has ended, say again what was corrected, and alert."""
        said = [*self._closing(state, at_ms, MINUTE_MS), *self._closing(state, at_ms, QUARTER_MS)]
        if said:
            state.closed = max(state.closed, at_ms - LATENESS_MS)
            self._judge(state, said, at_ms)
            tidy(state)
        return [*said, *_alerts(state, at_ms)]

    def _closing(self, state: Line, at_ms: int, lasts: int) -> Iterator[FeederLoad]:
        intervals = state.quarters if lasts == QUARTER_MS else state.minutes
        for end, each in sorted(intervals.items()):
            if end + LATENESS_MS <= at_ms and (each.corrected or not each.told):
                if not each.told:
                    hold(state, end, lasts)
                yield self._row(state, each, end, lasts)
                each.told, each.corrected = each.told + 1, False

    def _row(self, state: Line, interval: Interval, end: int, lasts: int) -> FeederLoad:
        line = self._register.line(state.feeder_id, end - lasts)
        return row(state, line, interval, end, lasts)

    def _judge(self, state: Line, said: Sequence[FeederLoad], at_ms: int) -> None:
        """By the newest interval, if no reading came after it had begun."""
        newest = max(said, key=lambda each: (each.event_time, -each.interval_s))
        begun = newest.event_time - newest.interval_s * 1000
        if state.readings and begun < state.readings[-1].at:
            return
        if newest.load_w is not None and newest.limit_w is not None:
            _observe(state, newest.load_w, newest.limit_w, at_ms)

    def _judge_reading(self, state: Line, event: GridFeeder) -> None:
        at = event.event_time
        if event.supply != "unknown":
            state.outage.observe(event.supply == "off", at)
        capacity = self._register.line(state.feeder_id, at).capacity_w
        limit = capacity if event.limit_w is None else event.limit_w
        if event.load_w is not None and limit is not None:
            _observe(state, event.load_w, limit, at)


def _observe(state: Line, load_w: int, limit_w: int, at_ms: int) -> None:
    state.overload.observe(load_w > limit_w, at_ms)
    if load_w > limit_w:
        state.load_w, state.limit_w = load_w, limit_w


def _alerts(state: Line, at_ms: int) -> Iterator[Event]:
    about = {"operator_id": state.operator_id, "feeder_id": state.feeder_id}
    evidence = f"{state.load_w / 1e6:.2f} MW of {state.limit_w / 1e6:.2f} MW"
    if NEVER < state.overload.due(OVERLOAD) <= at_ms:
        about_it = {**about, "evidence": evidence}
        yield from alerted(state.overload, OVERLOAD, NAME, at_ms, state.feeder_id, **about_it)
    if NEVER < state.outage.due(OUTAGE) <= at_ms:
        yield from alerted(state.outage, OUTAGE, NAME, at_ms, state.feeder_id, **about)
