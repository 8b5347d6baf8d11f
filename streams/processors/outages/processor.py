"""Outages of connectors and sites, from what connectors say and from their silence."""

from collections.abc import Iterator, Sequence

from schemas import Event
from schemas.events.charger_status import ChargerStatus
from schemas.topic import CHARGER
from streams.processing.processor import NEVER
from streams.processors.outages.firing import NAME, fire
from streams.processors.outages.hearing import hear, learn
from streams.processors.outages.kinds import FAULT, OFFLINE, SITE_OFFLINE, SITE_SILENT
from streams.processors.outages.state import Site


class Outages:
    """Reads `charger.status`. A status that is not newer than its connector's last changes nothing.

    A site whose connectors are all offline, or that says nothing at all, has one alert; those of
    its offline connectors are resolved into it and held back until it is over. An operator whose
    feed has died is as many silent sites: a partition does not see all of an operator.
    """

    name, topic, inputs, state = NAME, CHARGER, (ChargerStatus,), Site

    def key(self, event: ChargerStatus) -> str:
        """Of a station."""
        return f"{event.operator_id}/{event.station_id}"

    def begin(self, event: ChargerStatus) -> Site:
        """Nothing is known yet."""
        return Site(event.operator_id, event.station_id)

    def apply(self, state: Site, event: ChargerStatus) -> Sequence[Event]:
        """A status without a connector is a sign of life only."""
        hear(state, event.event_time)
        if event.connector_id:
            learn(state, event)
        return ()

    def due(self, state: Site) -> int:
        """When a silence may be too long, or an alert is to be said."""
        if not state.troubled and not state.is_out:
            return state.check
        return min((each for each in _dues(state) if each != NEVER), default=NEVER)

    def fire(self, state: Site, at_ms: int) -> Sequence[Event]:
        """Say what is due."""
        return tuple(fire(state, at_ms))


def _dues(site: Site) -> Iterator[int]:
    yield site.check
    if site.silent:
        yield site.silent.due(SITE_SILENT)
    if site.offline:
        yield site.offline.due(SITE_OFFLINE)
    for name in site.troubled:
        connector = site.connectors[name]
        if connector.fault:
            yield connector.fault.due(FAULT)
        if connector.offline:
            yield connector.offline.due(OFFLINE)
