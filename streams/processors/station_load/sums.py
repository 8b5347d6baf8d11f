"""Sums of what flowed, by field of the contract, and the row that they become. Pure."""

from schemas.words import ChargeKind
from streams.processors.station_load.holding import Flow
from streams.processors.station_load.state import Sums
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
UNKNOWN, PLANT_UNKNOWN = "unknown_s", "plant_unknown_s"


def add(sums: Sums, site: Site, source: str, flow: Flow, lasts: int) -> None:
    """Add what flowed at a source in so many ms; what was known to be nothing is 0."""
    taken, given, unknown = flow
    if source[0] == CONNECTOR:
        if taken or given:
            kind = BY_KIND[site.kinds.get(source[1:], "unknown")]
            sums[kind] = sums.get(kind, 0) + taken + given
        if taken:
            sums["charging_w"] = sums.get("charging_w", 0) + taken
        if given:
            sums["discharging_w"] = sums.get("discharging_w", 0) + given
        if unknown:
            sums[UNKNOWN] = sums.get(UNKNOWN, 0) + unknown
        return
    if unknown < lasts:
        field = PLANT[source[0]]
        sums[field] = sums.get(field, 0) + taken + given
    if unknown:
        sums[PLANT_UNKNOWN] = sums.get(PLANT_UNKNOWN, 0) + unknown


def add_unknown(sums: Sums, source: str, lasts: int) -> None:
    """Add that nothing is known of a source for so many ms."""
    field = UNKNOWN if source[0] == CONNECTOR else PLANT_UNKNOWN
    sums[field] = sums.get(field, 0) + lasts


def merge(sums: Sums, others: Sums) -> None:
    """Add sums to sums."""
    for field, value in others.items():
        sums[field] = sums.get(field, 0) + value
