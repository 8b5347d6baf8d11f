"""Meters that begin anew, clocks that are wrong, codes of vendors, statuses that never come."""

from collections import defaultdict

from msgspec.structs import replace

from schemas import contract_of
from seeds.simulator.charging.operators import VOCABULARIES
from tests.seeds.simulator.given import CALM, DAYS, played, simulation
from tests.seeds.simulator.truth.seen import ms, rows, scope

# One play for what does not touch one another: registers, codes, and which statuses come.
ODD = replace(CALM, resets=200, vendor_codes=0.5, missing_beats=0.1)
SKEWED = replace(CALM, skewed_clocks=1, skew_s=60)


def test_a_register_falls_only_where_a_meter_was_reset() -> None:
    reset: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows(ODD, "reset"):
        reset[scope(row)].append(ms(row["time"]))
    assert len(reset) > 30
    last: dict[tuple[str, ...], tuple[int, int]] = {}
    falls = 0
    for row in played(ODD)["charger.meter"].sort_by("event_time").to_pylist():
        before, value = last.get(scope(row), (0, 0))
        if row["import_wh"] < value:
            falls += 1
            assert any(before <= each <= row["event_time"] for each in reset[scope(row)])
        last[scope(row)] = row["event_time"], row["import_wh"]
    assert falls > 5


def test_clocks_are_wrong_by_as_much_as_the_truth_says() -> None:
    skew = {row["operator_id"]: row["clock_skew_ms"] for row in rows(SKEWED, "operator")}
    assert len(set(skew.values())) == 2
    assert all(abs(each) <= 60_000 for each in skew.values())
    sessions = {(scope(row), row["session_id"]): row for row in rows(SKEWED, "session")}
    for order in played(SKEWED)["charger.session"].to_pylist():
        true = sessions[scope(order), order["session_id"]]
        ahead = skew[order["operator_id"]]
        assert order["plug_in_time"] - ms(true["plug_in_time"]) == ahead
        assert order["charge_end"] - ms(true["charge_end"]) == ahead


def test_codes_are_of_the_vocabulary_of_the_operator() -> None:
    spoken = {row["operator_id"]: row["vocabulary"] for row in rows(ODD, "operator")}
    assert len(set(spoken.values())) > 1
    table = played(ODD)["charger.status"].select(["operator_id", "occupancy", "raw_code"])
    for row in table.group_by(["operator_id", "occupancy", "raw_code"]).aggregate([]).to_pylist():
        code = VOCABULARIES[spoken[row["operator_id"]]].index(row["raw_code"])
        assert ("free", "plugged", "charging", "discharging")[code] in (
            row["occupancy"],
            row["occupancy"].removeprefix("dis"),
        )


def test_a_share_of_repeated_statuses_never_comes() -> None:
    many = [
        len({tuple(row[name] for name in identity) for row in table.to_pylist()})
        for conditions in (CALM, ODD)
        for identity, table in [
            (contract_of("charger.status").identity, played(conditions)["charger.status"])
        ]
    ]
    beats = simulation().profile.connectors * DAYS * 24 * 6
    assert 0.095 < (many[0] - many[1]) / beats < 0.105
