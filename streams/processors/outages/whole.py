"""Whether it is the site and not its connectors one by one."""

from streams.alerts.life import Life
from streams.processors.outages.kinds import LEAST_CONNECTORS, SILENCE_MS
from streams.processors.outages.state import Site


def is_offline_as_a_whole(site: Site, at_ms: int) -> bool:
    """Are all connectors offline? Of those that were not heard of for long nothing is known."""
    offline = 0
    for each in site.connectors.values():
        if each.is_offline:
            offline += 1
        elif each.at + SILENCE_MS > at_ms:
            return False
    return offline >= LEAST_CONNECTORS


def release(site: Site, at_ms: int) -> None:
    """The site is back: connectors that are still offline are so from now on, each by itself."""
    for name, each in site.connectors.items():
        if each.is_offline and each.offline is None:
            each.offline = Life(since=at_ms, seen=at_ms)
            if name not in site.troubled:
                site.troubled.append(name)
