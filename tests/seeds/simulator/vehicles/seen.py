"""What vehicles say, each frame once."""

from collections import defaultdict
from functools import cache
from typing import Any

from msgspec.structs import replace

from seeds.simulator.conditions import Lengths
from seeds.simulator.vehicles.parameters import Driving
from tests.seeds.simulator.given import CALM, played, truth

Row = dict[str, Any]
PLAIN = Driving(faults=0, offline=0, lost=0, feed_deaths=0)
FAULTY = replace(PLAIN, faults=300)
DEAD = replace(PLAIN, feed_deaths=200, feed_death=Lengths(median_h=6, spread=0.5))
OFFLINE = replace(PLAIN, offline=0.3, connects=Lengths(median_h=10, spread=0.5))


@cache
def frames(driving: Driving = PLAIN) -> dict[str, list[Row]]:
    """By vehicle, in the order of reading."""
    known = {
        (row["vehicle"], row["event_time"]): row
        for row in played(CALM, driving=driving)["vehicle.telemetry"].to_pylist()
    }
    found: dict[str, list[Row]] = defaultdict(list)
    for key in sorted(known):
        found[key[0]].append(known[key])
    return found


def alarms(driving: Driving) -> list[Row]:
    """In the order of happening."""
    names = ("event_time", "vehicle", "alarm")
    rows = played(CALM, driving=driving)["vehicle.alarm"].to_pylist()
    known = {tuple(row[name] for name in names): row for row in rows}
    return [known[key] for key in sorted(known)]


def stays(driving: Driving = PLAIN) -> dict[str, list[Row]]:
    """Sessions in which energy flowed, with times in ms, by vehicle."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in truth(CALM, driving=driving)["session"].to_pylist():
        if row["vehicle"] and row["outcome"] == "charged":
            times = {
                name: round(row[name].timestamp() * 1000)
                for name in ("plug_in_time", "charge_start", "charge_end", "plug_out_time")
            }
            found[row["vehicle"]].append(row | times)
    return found
