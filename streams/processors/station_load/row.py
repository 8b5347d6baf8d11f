"""Sums as an event. Pure."""

from schemas.events.station_load import StationLoad
from streams.processing.outputs import made
from streams.processors.station_load.state import Load, Sums
from streams.processors.station_load.sums import (
    BY_KIND,
    KNOWN,
    PLANT_KNOWN,
    PLANT_UNKNOWN,
    UNKNOWN,
    net,
)
from streams.register import Site

NAME = "station-load-2"


def row(
    state: Load, site: Site, sums: Sums, end: int, lasts: int, revision: int = 0, too_late: int = 0
) -> StationLoad:
    """The load of the so many ms before `end`."""
    means = _means(site, sums, lasts)
    return made(
        StationLoad,
        NAME,
        event_time=end,
        operator_id=state.operator_id,
        station_id=state.station_id,
        feeder_id=site.feeder_id,
        interval_s=lasts // 1000,
        revision=revision,
        net_w=net(means) if means else None,
        too_late=too_late,
        **_seconds(sums, KNOWN, UNKNOWN),
        **_seconds(sums, PLANT_KNOWN, PLANT_UNKNOWN),
        **means,
    )


def _means(site: Site, sums: Sums, lasts: int) -> dict[str, int]:
    """Mean powers to the nearest watt; 0 where connectors of a kind are known to take nothing."""
    fields = {each for each in sums if each.endswith("_w")}
    if KNOWN in sums:
        kinds = set(site.kinds.values())
        fields |= {"charging_w", *[BY_KIND[each] for each in kinds]}
        if "v2g" in kinds:
            fields.add("discharging_w")
    return {each: (2 * sums.get(each, 0) + lasts) // (2 * lasts) for each in fields}


def _seconds(sums: Sums, known: str, unknown: str) -> dict[str, int]:
    """Whole seconds of both; a part of one is unknown, too."""
    missed = -(-sums.get(unknown, 0) // 1000)
    return {known: (sums.get(known, 0) + sums.get(unknown, 0)) // 1000 - missed, unknown: missed}
