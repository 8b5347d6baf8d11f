"""What bays say: vehicles that charge, that block, and that only park."""

import itertools
from collections import Counter, defaultdict
from functools import cache
from typing import Any

from msgspec.structs import replace

from seeds.simulator.conditions import Conditions, Lengths
from seeds.simulator.parking.parameters import Parking
from tests.seeds.simulator.given import CALM, DAYS, played, simulation, truth
from tests.seeds.simulator.truth.seen import END_MS, START_MS, ms

Row = dict[str, Any]
Key = tuple[str, str]
SOUND = Parking(feed_deaths=0, stuck=0, unknown=0, missing_beats=0, locks=0.5)
DAY_MS = 86_400_000
OPEN = replace(SOUND, locks=0)
STUCK = replace(SOUND, stuck=100, stuck_for=Lengths(median_h=12, spread=0.3))
BLOCKED = replace(CALM, blockings=365, blocking=Lengths(median_h=3, spread=0.3))
ZOMBIES = replace(CALM, zombies=0.5)
UNHEARD = replace(CALM, uplink_losses=150, uplink_loss=Lengths(median_h=6, spread=0.5))


@cache
def bays(conditions: Conditions = CALM, parking: Parking = SOUND) -> dict[Key, list[Row]]:
    """What each bay says, in the order in which it happened, each once."""
    found: dict[Key, dict[int, Row]] = defaultdict(dict)
    for row in played(conditions, parking=parking)["parking.bay"].to_pylist():
        found[row["operator_id"], row["bay_id"]][row["event_time"]] = row
    return {bay: [said[at] for at in sorted(said)] for bay, said in found.items()}


def beside(row: Row) -> Key:
    """The bay of a connector."""
    return row["operator_id"], f"B-{row['connector_id']}"


def within(said: list[Row], start_ms: int, end_ms: int) -> list[Row]:
    return [row for row in said if start_ms <= row["event_time"] < end_ms]


def rows(table: str, conditions: Conditions = CALM, parking: Parking = SOUND) -> list[Row]:
    found: list[Row] = truth(conditions, parking=parking)[table].to_pylist()
    return found


def at_a_bay(conditions: Conditions, table: str) -> list[Row]:
    return [row for row in rows(table, conditions) if beside(row) in bays(conditions)]


def test_there_is_a_bay_beside_each_connector_that_is_no_private_site_s() -> None:
    lots = simulation().city().lots
    connectors = [said for (_, bay), said in bays().items() if bay.startswith("B-")]
    assert len(connectors) == lots.has_bay.sum() > 10
    for said in connectors:
        names = ("station_operator_id", "station_id", "connector_id")
        assert len({tuple(row[name] for name in names) for row in said}) == 1
        assert said[0]["station_operator_id"] == said[0]["operator_id"]
    assert len(bays()) - len(connectors) == len(lots.sensed_lot) > 5


def test_every_bay_says_something_every_quarter_of_an_hour() -> None:
    for said in bays().values():
        gaps = [b["event_time"] - a["event_time"] for a, b in itertools.pairwise(said)]
        assert max(gaps) <= 900_000
        assert len(said) >= DAYS * 96


def test_a_bay_is_taken_from_before_plug_in_till_plug_out() -> None:
    visits = [row for row in at_a_bay(CALM, "session") if row["plug_out_time"] is not None]
    assert len(visits) > 50
    for visit in visits:
        said = bays()[beside(visit)]
        plug_in, plug_out = ms(visit["plug_in_time"]), ms(visit["plug_out_time"])
        during = {
            (row["occupancy"], row["energy_class"]) for row in within(said, plug_in, plug_out)
        }
        assert during <= {("occupied", "electric")}
        if plug_out < END_MS:
            assert [row["occupancy"] for row in within(said, plug_out, plug_out + 1)] == ["free"]


def test_a_vehicle_parks_a_quarter_to_three_quarters_of_a_minute_before_plug_in() -> None:
    """Or at midnight, as visits are drawn by day: who comes soon after it is left out."""
    parked = 0
    for visit in at_a_bay(CALM, "session"):
        plug_in = ms(visit["plug_in_time"])
        if visit["plug_out_time"] is not None and (plug_in - START_MS) % DAY_MS > 945_000:
            said = within(bays()[beside(visit)], plug_in - 945_000, plug_in)
            free = max(n for n, row in enumerate(said) if row["occupancy"] == "free")
            assert 15_000 <= plug_in - said[free + 1]["event_time"] < 45_000
            parked += 1
    assert parked > 50


def test_nobody_stands_in_a_bay_without_a_visit() -> None:
    spans: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for visit in at_a_bay(CALM, "session"):
        if visit["plug_out_time"] is not None:
            span = ms(visit["plug_in_time"]) - 45_000, ms(visit["plug_out_time"])
            spans[beside(visit)].append(span)
    for bay, said in bays().items():
        for row in said:
            if row["connector_id"] is not None and row["occupancy"] == "occupied":
                assert any(start <= row["event_time"] < end for start, end in spans[bay])


def test_the_vehicle_in_a_bay_is_that_of_the_order() -> None:
    named = 0
    for order in played(CALM, parking=SOUND)["charger.session"].to_pylist():
        said = bays().get(beside(order), [])
        inside = within(said, order["plug_in_time"], order["plug_out_time"])
        assert {row["vehicle"] for row in inside} <= {order["vehicle"]}
        named += order["vehicle"] is not None and len(inside) > 0
    assert named > 10


def test_a_lock_is_down_while_somebody_stands_there_and_up_otherwise() -> None:
    told: dict[Key, set[tuple[str, str]]] = defaultdict(set)
    for bay, said in bays().items():
        told[bay] = {(row["occupancy"], row["lock"]) for row in said}
    locked = {("free", "up"), ("occupied", "down")}
    without = {("free", "none"), ("occupied", "none")}
    assert all(pairs <= locked or pairs <= without for pairs in told.values())
    assert locked in told.values()
    assert without in told.values()


def test_a_fuel_car_keeps_everybody_off_while_the_connector_says_that_it_is_free() -> None:
    blockings = rows("blocking", BLOCKED, OPEN)
    assert len(blockings) > 20
    sessions = rows("session", BLOCKED, OPEN)
    statuses = played(BLOCKED, parking=OPEN)["charger.status"].to_pylist()
    turned_away = 0
    for blocking in blockings:
        start, end = ms(blocking["start"]), ms(blocking["end"])
        said = within(bays(BLOCKED, OPEN)[beside(blocking)], start, end)
        assert {(row["occupancy"], row["energy_class"]) for row in said} == {("occupied", "fuel")}
        assert start < START_MS or said[0]["event_time"] == start
        told = within([row for row in statuses if beside(row) == beside(blocking)], start, end)
        assert {row["occupancy"] for row in told} <= {"free"}
        came = [
            row
            for row in sessions
            if beside(row) == beside(blocking) and start <= ms(row["plug_in_time"]) < end
        ]
        assert {row["outcome"] for row in came} <= {"left-unusable"}
        turned_away += len(came)
    assert turned_away > 5


def test_a_fuel_car_waits_till_who_charges_has_gone() -> None:
    """Nobody is cut off, and between the two the bay is seen to be free."""
    assert {row["outcome"] for row in rows("session", BLOCKED, OPEN)} <= {
        "charged",
        "failed-start",
        "left-queue",
        "left-unusable",
    }
    for said in bays(BLOCKED, OPEN).values():
        for one, other in itertools.pairwise(said):
            if "occupied" == one["occupancy"] == other["occupancy"] and one["connector_id"]:
                assert one["energy_class"] == other["energy_class"]


def test_a_lock_keeps_fuel_cars_out() -> None:
    blocked = {beside(row) for row in rows("blocking", BLOCKED)}
    for bay in blocked:
        assert {row["lock"] for row in bays(BLOCKED)[bay]} == {"none"}


def test_blockings_of_a_bay_do_not_overlap() -> None:
    ends: dict[Key, int] = defaultdict(int)
    for row in sorted(rows("blocking", BLOCKED), key=lambda row: row["start"]):
        assert ends[beside(row)] < ms(row["start"]) < ms(row["end"])
        ends[beside(row)] = ms(row["end"])


def test_parked_cars_that_make_a_zombie_are_seen_by_its_bay() -> None:
    episodes = [
        row for row in at_a_bay(ZOMBIES, "zombie") if row["kind"] == "blocked-by-parked-cars"
    ]
    assert episodes
    for episode in episodes:
        start, end = ms(episode["start"]) + 60_000, ms(episode["end"]) - 60_000
        said = within(bays(ZOMBIES)[beside(episode)], start, end)
        assert {row["occupancy"] for row in said} == {"occupied"}


def test_nobody_stands_at_other_zombies_that_nobody_can_use() -> None:
    kinds = ("dead-silent", "free-but-unusable", "frozen-status", "stuck-on", "never-commissioned")
    episodes = [row for row in at_a_bay(ZOMBIES, "zombie") if row["kind"] in kinds]
    assert len(episodes) > 3
    for episode in episodes:
        said = within(bays(ZOMBIES)[beside(episode)], ms(episode["start"]), ms(episode["end"]))
        assert {row["occupancy"] for row in said} <= {"free"}


def test_an_overstay_is_from_the_end_of_charging_to_plug_out_of_a_long_order() -> None:
    orders = {
        (row["session_id"], row["charge_end"], row["plug_out_time"])
        for row in played(CALM, parking=SOUND)["charger.session"].to_pylist()
        if beside(row) in bays() and row["plug_out_time"] - row["charge_end"] > 900_000
    }
    told = {
        (row["session_id"], ms(row["start"]), ms(row["end"]))
        for row in rows("overstay")
        if ms(row["end"]) + 10_000 < END_MS
    }
    assert len(orders) > 10
    assert told == orders


def test_bays_of_a_station_that_is_not_heard_are_not_heard_either() -> None:
    outages = rows("outage", UNHEARD)
    unheard = 0
    for outage in outages:
        names = outage["operator_id"], outage["station_id"]
        for said in bays(UNHEARD).values():
            if (said[0]["operator_id"], said[0]["station_id"]) == names:
                unheard += 1
                assert within(said, ms(outage["start"]), ms(outage["end"])) == []
    assert unheard > 10


def test_a_plain_bay_changes_between_free_and_taken() -> None:
    """What is between two beats is a change, so it differs from what was said before."""
    turns = 0
    for (_, name), said in bays().items():
        if not name.startswith("B-"):
            phase = _phase(said)
            for one, other in itertools.pairwise(said):
                if other["event_time"] // 1000 % 900 != phase:
                    assert one["occupancy"] != other["occupancy"]
                    turns += 1
    assert turns > 100


def test_a_stuck_sensor_says_one_thing_all_the_time() -> None:
    failures = [row for row in rows("parking_failure", CALM, STUCK) if row["bay_id"]]
    words = {"stuck-free": "free", "stuck-occupied": "occupied"}
    assert {row["kind"] for row in failures} == set(words)
    for row in failures:
        start, end = max(ms(row["start"]), START_MS), min(ms(row["end"]), END_MS)
        said = within(bays(CALM, STUCK)[row["operator_id"], row["bay_id"]], start, end)
        assert {each["occupancy"] for each in said} <= {words[row["kind"]]}
        assert abs(len(said) - (end - start) / 900_000) <= 1


def test_a_share_of_what_sensors_say_is_unknown_and_some_beats_are_missing() -> None:
    poor = replace(SOUND, unknown=0.1, missing_beats=0.2)
    sensed = [row for (_, bay), said in bays(CALM, poor).items() if bay[0] == "L" for row in said]
    unknown = sum(row["occupancy"] == "unknown" for row in sensed)
    assert 0.07 < unknown / len(sensed) < 0.13
    usual = sum(len(said) for (_, bay), said in bays().items() if bay[0] == "L")
    assert 0.75 < len(sensed) / usual < 0.85


def _phase(said: list[Row]) -> int:
    """The second of a quarter of an hour at which a bay repeats itself."""
    seconds: Counter[int] = Counter(row["event_time"] // 1000 % 900 for row in said)
    return seconds.most_common(1)[0][0]
