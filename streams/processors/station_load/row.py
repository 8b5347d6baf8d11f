"""Sums as an event. Pure."""

from collections.abc import Iterable

from schemas.events.station_load import StationLoad
from streams.processing.outputs import made
from streams.processors.station_load.state import Load, Sums
from streams.processors.station_load.sums import BY_KIND, PLANT_UNKNOWN, UNKNOWN
from streams.register import CONNECTOR, Site

NAME = "station-load"
_SIGNS = {"charging_w": 1, "discharging_w": 1, "swap_w": 1, "storage_w": 1, "pv_w": -1}


def row(
    state: Load, site: Site, sums: Sums, end: int, lasts: int, revision: int = 0, too_late: int = 0
) -> StationLoad:
    """The load of the so many ms before `end`; what is registered and unheard of is unknown."""
    unheard = site.sources - state.sources.keys()
    connectors, silent = _connectors(state.sources), _connectors(unheard)
    total = (connectors + silent) * lasts // 1000
    total_plant = (len(state.sources) + len(unheard)) * lasts // 1000 - total
    unknown = _seconds(sums.get(UNKNOWN, 0) + silent * lasts)
    unknown_plant = _seconds(sums.get(PLANT_UNKNOWN, 0) + (len(unheard) - silent) * lasts)
    means = _means(site, sums, lasts, some_known=total > unknown)
    return made(
        StationLoad,
        NAME,
        event_time=end,
        operator_id=state.operator_id,
        station_id=state.station_id,
        feeder_id=site.feeder_id,
        interval_s=lasts // 1000,
        revision=revision,
        net_w=sum(_SIGNS.get(each, 0) * mean for each, mean in means.items()) if means else None,
        known_s=total - unknown,
        unknown_s=unknown,
        plant_known_s=total_plant - unknown_plant,
        plant_unknown_s=unknown_plant,
        too_late=too_late,
        **means,
    )


def _connectors(sources: Iterable[str]) -> int:
    return sum([each[0] == CONNECTOR for each in sources])


def _means(site: Site, sums: Sums, lasts: int, some_known: bool) -> dict[str, int]:
    """Mean powers to the nearest watt; 0 where connectors of a kind are known to take nothing."""
    fields = {each for each in sums if each.endswith("_w")}
    if some_known:
        kinds = set(site.kinds.values())
        fields |= {"charging_w", *[BY_KIND[each] for each in kinds]}
        if "v2g" in kinds:
            fields.add("discharging_w")
    return {each: (2 * sums.get(each, 0) + lasts) // (2 * lasts) for each in fields}


def _seconds(ms: int) -> int:
    """Whole seconds; a part of one is unknown, too."""
    return -(-ms // 1000)
