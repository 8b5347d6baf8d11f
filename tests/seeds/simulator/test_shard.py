"""What is sent of a city hangs together."""

import itertools
from collections import Counter, defaultdict
from typing import Any

import pyarrow as pa
import pytest

from schemas import contract_of
from seeds.simulator.charging.statuses import BEAT_S
from seeds.simulator.clock import HOUR_S
from seeds.simulator.shard import Shard
from tests.seeds.simulator.given import DAYS, played, simulation

Key = tuple[str, str]


def rows(event_type: str) -> list[dict[str, Any]]:
    """Each event once, in the order in which they happened."""
    identity = contract_of(event_type).identity
    once = {tuple(row[name] for name in identity): row for row in played()[event_type].to_pylist()}
    return sorted(once.values(), key=lambda row: row["event_time"])


def by_connector(event_type: str) -> dict[Key, list[dict[str, Any]]]:
    found: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(event_type):
        found[row["operator_id"], row["connector_id"]].append(row)
    return found


def test_every_connector_says_something_every_ten_minutes() -> None:
    found = by_connector("charger.status")
    assert len(found) == 100
    for said in found.values():
        times = [row["event_time"] for row in said]
        assert max(b - a for a, b in itertools.pairwise(times)) <= BEAT_S * 1000
        assert len(said) >= DAYS * 24 * HOUR_S // BEAT_S


def test_registers_never_fall() -> None:
    for said in by_connector("charger.meter").values():
        for register in ("import_wh", "export_wh"):
            values = [row[register] for row in said if row[register] is not None]
            assert values == sorted(values)


def test_an_order_is_what_the_registers_rose_by() -> None:
    meters = by_connector("charger.meter")
    orders = rows("charger.session")
    assert len(orders) > 100
    for order in orders:
        register = "export_wh" if order["energy_wh"] < 0 else "import_wh"
        inside = [
            row[register]
            for row in meters[order["operator_id"], order["connector_id"]]
            if order["charge_start"] <= row["event_time"] <= order["charge_end"]
        ]
        assert (inside[0], inside[-1]) == (order["register_start_wh"], order["register_end_wh"])
        assert inside[-1] - inside[0] == abs(order["energy_wh"])


def test_visits_of_a_connector_do_not_overlap() -> None:
    for orders in by_connector("charger.session").values():
        for one, next_one in itertools.pairwise(orders):
            assert one["plug_out_time"] + 60_000 <= next_one["plug_in_time"]


def test_a_connector_charges_while_its_order_says_so() -> None:
    statuses = by_connector("charger.status")
    for order in rows("charger.session"):
        said = statuses[order["operator_id"], order["connector_id"]]
        inside = {
            row["occupancy"]
            for row in said
            if order["charge_start"] <= row["event_time"] < order["charge_end"]
        }
        assert inside == {"discharging" if order["energy_wh"] < 0 else "charging"}


def test_each_event_is_sent_once_but_for_those_that_are_counted_as_repeated() -> None:
    """So rows of a view are events sent less events repeated."""
    for number in range(2):
        shard = Shard(simulation().city(), number)
        sent: Counter[str] = Counter()
        known: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
        for events in itertools.chain(*shard.hours()):
            names = events.contract.identity
            columns = [plain(events.columns[name]) for name in names]
            sent[events.contract.event_type] += len(events)
            known[events.contract.event_type].update(zip(*columns, strict=True))
        assert shard.repeated["charger.status"] > 0
        rows = {name: many - shard.repeated[name] for name, many in sent.items()}
        assert {name: len(found) for name, found in known.items()} == rows


def plain(column: pa.Array) -> list[Any]:
    is_words = pa.types.is_dictionary(column.type)
    return list((column.dictionary_decode() if is_words else column).to_pylist())


def test_some_events_come_late_and_some_twice() -> None:
    orders = played()["charger.session"].to_pylist()
    delays = [order["sent_ms"] - order["event_time"] for order in orders]
    assert max(delays) > 1_800_000
    assert min(delays) >= 0
    statuses = Counter(
        tuple(row[name] for name in contract_of("charger.status").identity)
        for row in played()["charger.status"].to_pylist()
    )
    again = sum(many - 1 for many in statuses.values())
    assert again / len(statuses) == pytest.approx(0.005, rel=0.2)


def test_an_hour_holds_what_is_sent_in_it_in_that_order() -> None:
    city = simulation().city()
    for number, hour in enumerate(Shard(city, 0).hours()):
        for events in hour:
            times = (events.sent_ms - city.clock.start_ms) / 1000 / HOUR_S
            assert (times[1:] >= times[:-1]).all()
            if number < city.clock.hours:
                assert ((times >= number) & (times < number + 1)).all()
