"""What of a site is said at a time that was due."""

from collections.abc import Iterator

from schemas import Event
from streams.alerts.life import Kind, Life, alerted
from streams.processing.processor import NEVER
from streams.processors.outages.kinds import (
    FAULT,
    OFFLINE,
    SITE_OFFLINE,
    SITE_SILENCE_MS,
    SITE_SILENT,
)
from streams.processors.outages.state import Connector, Site
from streams.processors.outages.whole import is_offline_as_a_whole, release

NAME = "outages"


def fire(site: Site, at_ms: int) -> Iterator[Event]:
    """The site first, since it may speak for its connectors."""
    yield from _look(site, at_ms)
    yield from _site(site, at_ms)
    for name in list(site.troubled):
        yield from _connector(site, name, site.connectors[name], at_ms)
    site.troubled = [each for each in site.troubled if _is_troubled(site.connectors[each])]


def _look(site: Site, at_ms: int) -> Iterator[Event]:
    """Has the site been heard since the last look?"""
    if not _is_due(site.check, at_ms):
        return
    silent_from = site.heard + SITE_SILENCE_MS
    if silent_from > at_ms:
        site.check = silent_from
        return
    site.check = NEVER
    if site.offline:
        return  # one alert of a site is enough
    site.silent = site.silent or Life()
    site.silent.observe(True, site.heard)
    yield from _absorbed(site, at_ms)


def _site(site: Site, at_ms: int) -> Iterator[Event]:
    was_out = site.is_out
    if site.silent and _is_due(site.silent.due(SITE_SILENT), at_ms):
        yield from _said(site, site.silent, SITE_SILENT, at_ms)
        site.silent = site.silent if site.silent.since else None
    if site.offline and _is_due(site.offline.due(SITE_OFFLINE), at_ms):
        yield from _said(site, site.offline, SITE_OFFLINE, at_ms)
        site.offline = site.offline if site.offline.since else None
    if was_out and not site.is_out:
        release(site, at_ms)


def _connector(site: Site, name: str, connector: Connector, at_ms: int) -> Iterator[Event]:
    if connector.fault and _is_due(connector.fault.due(FAULT), at_ms):
        yield from _said(site, connector.fault, FAULT, at_ms, name)
        connector.fault = connector.fault if connector.fault.since else None
    offline = connector.offline
    if offline and _is_due(offline.due(OFFLINE), at_ms):
        if not offline.gone and is_offline_as_a_whole(site, at_ms):
            yield from _gone_offline(site, at_ms)
        else:
            yield from _said(site, offline, OFFLINE, at_ms, name)
            connector.offline = offline if offline.since else None


def _gone_offline(site: Site, at_ms: int) -> Iterator[Event]:
    lives = [each.offline for each in site.connectors.values() if each.offline]
    since = min(each.since for each in lives if each.since)
    site.offline = Life(since=since, seen=max(each.seen for each in lives))
    yield from _said(site, site.offline, SITE_OFFLINE, at_ms)
    yield from _absorbed(site, at_ms)


def _absorbed(site: Site, at_ms: int) -> Iterator[Event]:
    """Connectors' alerts of being offline end where the site's says it for all."""
    for name in site.troubled:
        connector = site.connectors[name]
        if connector.offline:
            connector.offline.observe(False, at_ms)
            yield from _said(site, connector.offline, OFFLINE, at_ms, name)
            connector.offline = None


def _said(site: Site, life: Life, kind: Kind, at_ms: int, connector: str = "") -> list[Event]:
    cause = f"{site.operator_id}/{site.station_id}"
    about = {"operator_id": site.operator_id, "station_id": site.station_id}
    if connector:
        cause, about["connector_id"] = f"{cause}/{connector}", connector
    return alerted(life, kind, NAME, at_ms, cause, **about)


def _is_due(due: int, at_ms: int) -> bool:
    return NEVER < due <= at_ms


def _is_troubled(connector: Connector) -> bool:
    return bool(connector.fault or connector.offline)
