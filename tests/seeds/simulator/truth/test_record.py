"""Truth equals what was done: sessions, load, and what the registers show."""

from collections import Counter, defaultdict

import pyarrow as pa

from schemas import contract_of
from seeds.simulator.conditions import Conditions
from seeds.simulator.truth.tables import SCHEMAS
from tests.seeds.simulator.given import played, truth
from tests.seeds.simulator.truth.seen import END_MS, Row, ms, rows, scope

# Much goes wrong, but whoever charges is heard, and registers go on and count rightly.
HARD = Conditions(
    zombies=0.2,
    faults=100,
    maintenance=50,
    grid_losses=50,
    closures=0,
    uplink_losses=0,
    feed_deaths=0,
    resets=0,
    drifting_meters=0,
    newcomers=0,
    retirements=0,
    skewed_clocks=0,
)


def test_every_order_is_a_true_session_and_every_reported_session_an_order() -> None:
    orders = {
        (scope(row), row["session_id"]): row["energy_wh"]
        for row in played(HARD)["charger.session"].to_pylist()
    }
    sessions = {
        (scope(row), row["session_id"]): row["energy_wh"]
        for row in rows(HARD, "session")
        if row["reported"]
    }
    assert len(orders) > 50
    assert orders == sessions


def test_a_connector_says_one_thing_at_a_time() -> None:
    contract = contract_of("charger.status")
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in played(HARD)["charger.status"].to_pylist():
        said[tuple(row[name] for name in contract.identity)].add(row["raw_code"])
    assert {len(codes) for codes in said.values()} == {1}


def test_energy_of_sessions_is_what_the_registers_rose_by() -> None:
    """Where the last sample was heard: not where the grid was lost or the run ended before it."""
    sessions: Counter[tuple[str, ...]] = Counter()
    unfinished = set()
    for row in rows(HARD, "session"):
        sessions[scope(row)] += row["energy_wh"]
        if _is_unfinished(row) or row["outcome"] == "cut-by-power-loss":
            unfinished.add(scope(row))
    registers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in played(HARD)["charger.meter"].to_pylist():
        if row["export_wh"] is None:
            registers[scope(row)].append(row["import_wh"])
    heard = registers.keys() - unfinished
    risen = {each: max(registers[each]) - min(registers[each]) for each in heard}
    assert sum(risen.values()) > 500_000
    assert risen == {each: sessions[each] for each in risen}


def test_the_load_is_the_energy_of_the_sessions() -> None:
    load: Counter[str] = Counter()
    for row in rows(HARD, "load"):
        if row["kind"] == "charging":
            load[row["operator_id"] + row["station_id"]] += row["energy_wh"]
    sessions: Counter[str] = Counter()
    unfinished = set()
    for row in rows(HARD, "session"):
        station = row["operator_id"] + row["station_id"]
        sessions[station] += row["energy_wh"]
        if _is_unfinished(row):
            unfinished.add(station)
    finished = load.keys() - unfinished
    assert len(finished) > 10
    assert {each: load[each] for each in finished} == {each: sessions[each] for each in finished}


def test_tables_have_units_and_their_declared_form() -> None:
    assert {name: table.schema for name, table in truth(HARD).items()} == SCHEMAS
    assert SCHEMAS["load"].field("energy_wh").metadata == {b"unit": b"Wh"}
    assert SCHEMAS["session"].field("plug_in_time").type == pa.timestamp("ms", "UTC")


def _is_unfinished(session: Row) -> bool:
    return session["charge_end"] is not None and ms(session["charge_end"]) >= END_MS
