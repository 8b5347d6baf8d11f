"""A meter that counts wrong shows it in registers, power and orders; the truth and the vehicle do
not change."""

from collections import defaultdict
from functools import cache

from msgspec.structs import replace

from tests.seeds.simulator.given import CALM, played, truth
from tests.seeds.simulator.truth.seen import rows, scope

WRONG = replace(CALM, drifting_meters=0.5, drift_percent=(5, 8))


@cache
def factors() -> dict[tuple[str, ...], int]:
    """What each wrong meter counts of a million."""
    return {scope(row): row["factor_ppm"] for row in rows(WRONG, "drift")}


def shown(amount: int, connector: tuple[str, ...]) -> int:
    """Of an amount, what the meter of a connector shows."""
    part: int = abs(amount) * factors().get(connector, 1_000_000) // 1_000_000
    return part if amount >= 0 else -part


def test_half_of_the_connectors_are_wrong() -> None:
    assert 35 < len(factors()) < 65
    assert all(50_000 <= abs(each - 1_000_000) <= 80_000 for each in factors().values())
    assert truth()["drift"].num_rows == 0


def test_an_order_shows_the_energy_that_the_meter_counted() -> None:
    flowed = {(scope(row), row["session_id"]): row["energy_wh"] for row in rows(WRONG, "session")}
    wrong = 0
    for order in played(WRONG)["charger.session"].to_pylist():
        energy = flowed[scope(order), order["session_id"]]
        assert order["energy_wh"] == shown(energy, scope(order))
        risen = order["register_end_wh"] - order["register_start_wh"]
        assert risen == abs(order["energy_wh"])
        wrong += order["energy_wh"] != energy
    assert wrong > 50


def test_meter_values_are_wrong_by_the_same_factor() -> None:
    right = played()["charger.meter"].to_pylist()
    power: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for before, now in zip(right, played(WRONG)["charger.meter"].to_pylist(), strict=True):
        assert (scope(before), before["event_time"]) == (scope(now), now["event_time"])
        power[scope(now)].append((before["power_w"], now["power_w"]))
    assert len(power.keys() & factors().keys()) > 20
    for connector, values in power.items():
        assert [now for _, now in values] == [shown(before, connector) for before, _ in values]


def test_the_vehicle_counts_rightly() -> None:
    one, other = (played(each)["charger.meter"]["soc_percent"] for each in (CALM, WRONG))
    assert one == other


def test_the_truth_is_what_flowed() -> None:
    for table in ("session", "load"):
        assert truth(WRONG)[table] == truth()[table]
