"""Sums of what flowed, by field of the contract. Pure."""

from schemas.words import ChargeKind
from streams.processors.station_load.holding import Flow, flowed, is_idle
from streams.processors.station_load.state import Load, Sums
from streams.register import CONNECTOR, PV, STORAGE, SWAP, Site

BY_KIND: dict[ChargeKind, str] = {
    "ac": "ac_w",
    "dc": "dc_w",
    "super": "super_w",
    "ordered": "ordered_w",
    "v2g": "v2g_w",
    "unknown": "unclassified_w",
}
PLANT = {STORAGE: "storage_w", PV: "pv_w", SWAP: "swap_w"}
KNOWN, UNKNOWN = "known_s", "unknown_s"
PLANT_KNOWN, PLANT_UNKNOWN = "plant_known_s", "plant_unknown_s"
SIGNS = {"charging_w": 1, "discharging_w": 1, "swap_w": 1, "storage_w": 1, "pv_w": -1}


def summed(state: Load, site: Site, start: int, end: int) -> Sums:
    """All that flowed in a stretch; of what is registered and unheard of nothing is known."""
    sums: Sums = {}
    lasts = end - start
    for name, source in state.sources.items():
        if is_idle(source, start, end):
            sums[KNOWN] = sums.get(KNOWN, 0) + lasts
        else:
            _add(sums, site, name, flowed(source, start, end), lasts)
    for name in sorted(site.sources - state.sources.keys()):
        _add(sums, site, name, (0, 0, lasts), lasts)
    return sums


def net(sums: Sums) -> int:
    """What the feeder gives, in the unit of the sums."""
    return sum([sign * sums.get(field, 0) for field, sign in SIGNS.items()])


def _add(sums: Sums, site: Site, source: str, flow: Flow, lasts: int) -> None:
    """Add what flowed at a source in so many ms; what a connector is known not to draw is no
    field."""
    taken, given, unknown = flow
    if source[0] == CONNECTOR:
        _count(sums, BY_KIND[site.kinds.get(source[1:], "unknown")], taken + given)
        _count(sums, "charging_w", taken)
        _count(sums, "discharging_w", given)
        _count(sums, KNOWN, lasts - unknown)
        _count(sums, UNKNOWN, unknown)
    else:
        if unknown < lasts:
            field = PLANT[source[0]]
            sums[field] = sums.get(field, 0) + taken + given
        _count(sums, PLANT_KNOWN, lasts - unknown)
        _count(sums, PLANT_UNKNOWN, unknown)


def _count(sums: Sums, field: str, value: int) -> None:
    if value:
        sums[field] = sums.get(field, 0) + value
