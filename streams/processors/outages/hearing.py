"""What a status tells of its connector. What it does not know changes nothing."""

from schemas.events.charger_status import ChargerStatus
from streams.alerts.life import Life
from streams.processors.outages.kinds import SITE_SILENCE_MS
from streams.processors.outages.state import Connector, Site
from streams.processors.outages.whole import is_offline_as_a_whole


def hear(site: Site, at_ms: int) -> None:
    """The site is alive."""
    if at_ms > site.heard:
        site.heard = at_ms
        site.check = site.check or at_ms + SITE_SILENCE_MS
        if site.silent:
            site.silent.observe(False, at_ms)


def learn(site: Site, event: ChargerStatus) -> None:
    """Take the newest status of a connector."""
    name, time = event.connector_id, event.event_time
    connector = site.connectors.get(name)
    if connector is None:
        connector = site.connectors[name] = Connector()
    if time <= connector.at:
        return
    connector.at = time
    if event.operability != "unknown":
        connector.fault = _observed(connector.fault, event.operability == "faulted", time)
    if event.connectivity != "unknown":
        _learn_connectivity(site, connector, event.connectivity == "offline", time)
    if (connector.fault or connector.offline) and name not in site.troubled:
        site.troubled.append(name)


def _learn_connectivity(site: Site, connector: Connector, offline: bool, at_ms: int) -> None:
    changed, connector.is_offline = connector.is_offline != offline, offline
    if changed and site.offline:
        site.offline.observe(is_offline_as_a_whole(site, at_ms), at_ms)
    if not site.is_out or not offline:
        connector.offline = _observed(connector.offline, offline, at_ms)


def _observed(life: Life | None, holds: bool, at_ms: int) -> Life | None:
    if life is None and not holds:
        return None
    life = life or Life()
    life.observe(holds, at_ms)
    return life
