"""Against the truth of a simulated city in which much goes wrong.

A session is found where connector and plug-in are right to a minute, by the operator's clock.
"""

from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

import pytest

from schemas.events.charging_session import ChargingSession
from seeds.simulator.conditions import Conditions
from seeds.simulator.parameters import Parameters
from streams.processors.sessions import Sessions
from tests.seeds.simulator.given import play, simulation
from tests.streams.processing.given import in_batches
from tests.streams.processing.played import heard_in

MINUTE = 60_000
CONDITIONS = Conditions(
    zombies=0.05,
    faults=60,
    maintenance=20,
    grid_losses=20,
    uplink_losses=100,
    feed_deaths=10,
    skewed_clocks=1,
)
WORDS = {
    "charged": {"charged"},
    "failed-start": {"failed-start"},
    "without-energy": {"without-energy"},
    "cut-by-fault": {"cut", "failed-start"},  # before or after energy has flowed
    "cut-by-power-loss": {"cut", "failed-start"},
}


class Judged(NamedTuple):
    """Finished sessions: true ones, those of the processor, and who is whom."""

    true: list[dict[str, Any]]
    found: list[ChargingSession]
    same: list[tuple[dict[str, Any], ChargingSession]]


@cache
def judged() -> Judged:
    events, truth = play(simulation(parameters=Parameters(conditions=CONDITIONS), days=5))
    whole = heard_in(events, Sessions.inputs)
    said, _ = in_batches(Sessions(), [whole])
    newest = {
        (each.operator_id, each.connector_id, each.plug_in_time): each
        for each in said
        if isinstance(each, ChargingSession)
    }
    found = [each for each in newest.values() if each.step in ("unplugged", "settled")]
    skews = {row["operator_id"]: row["clock_skew_ms"] for row in truth["operator"].to_pylist()}
    rows = (_told(row, skews) for row in truth["session"].to_pylist() if row["charge_start"])
    true = [row for row in rows if row["plug_out_time"] < whole[-1].timestamp - 3_600_000]
    return Judged(true, found, [(row, each) for row in true for each in found if _is(row, each)])


def _told(row: dict[str, Any], skews: dict[str, int]) -> dict[str, Any]:
    """Times in ms by the clock of the operator."""
    skew = skews[row["operator_id"]]
    times = {name: value for name, value in row.items() if isinstance(value, datetime)}
    return row | {name: round(at.timestamp() * 1000) + skew for name, at in times.items()}


def _is(row: dict[str, Any], each: ChargingSession) -> bool:
    same = (row["operator_id"], row["connector_id"]) == (each.operator_id, each.connector_id)
    return same and abs(row["plug_in_time"] - each.plug_in_time) <= MINUTE


def test_sessions_that_were_are_found() -> None:
    """194, of which 191: the others' plug-in came late or lies in a silence."""
    true, _, same = judged()
    assert len(true) > 150
    assert len(same) >= 0.98 * len(true)


def test_sessions_that_are_found_were() -> None:
    """194, of which 191; who is not right to a minute says that it is doubtful."""
    _, found, same = judged()
    right = {id(each) for _, each in same}
    assert len(right) == len(same) >= 0.98 * len(found)
    assert {each.quality for each in found if id(each) not in right} == {"time-doubtful"}


@pytest.mark.parametrize("name", ["charge_start", "charge_end", "plug_out_time"])
def test_times_are_right_to_the_second_or_absent(name: str) -> None:
    """But for one start of 191, whose word came late."""
    _, _, same = judged()
    off = [abs(getattr(each, name) - row[name]) for row, each in same if getattr(each, name)]
    assert len(off) >= 0.98 * len(same)
    assert sum(each == 0 for each in off) >= 0.99 * len(off)


def test_energy() -> None:
    """All together 0.110 % too little; 182 of 189 are right to 10 Wh.

    Of the others two are of a meter that counts wrong, four miss a sample, and of one, whose order
    was never sent, a part is known.
    """
    _, _, same = judged()
    known = [(each.energy_wh, row["energy_wh"]) for row, each in same if each.energy_wh is not None]
    assert len(known) == len(same)
    error = sum(found - true for found, true in known)
    assert abs(error) <= 0.0012 * sum(true for _, true in known)
    assert sum(abs(found - true) <= 10 for found, true in known) >= 0.96 * len(known)


def test_outcomes_are_those_of_the_visits() -> None:
    _, _, same = judged()
    assert {row["outcome"] for row, _ in same} == set(WORDS)
    assert all(each.outcome in WORDS[row["outcome"]] for row, each in same)
