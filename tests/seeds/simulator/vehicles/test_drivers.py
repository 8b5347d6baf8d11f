"""Who comes to which connector."""

import itertools
from collections import defaultdict
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from seeds.simulator.clock import HOUR_S
from seeds.simulator.vehicles.drivers import GUEST, Drivers
from seeds.simulator.vehicles.layout import lay_vehicles
from tests.seeds.simulator.given import played, simulation, truth

Row = dict[str, Any]
Ints = NDArray[np.int64]
CITY = simulation().city()
SHARDS = [lay_vehicles(CITY, number) for number in range(CITY.shards)]


def sessions() -> list[Row]:
    """Of vehicles of the city."""
    return [row for row in truth()["session"].to_pylist() if row["vehicle"]]


def test_every_vehicle_has_a_pseudonym_of_its_own() -> None:
    names = [name for each in SHARDS for name in each.pseudonyms.to_pylist()]
    assert len(names) == len(set(names)) == 200


def test_most_who_charge_are_vehicles_of_the_city() -> None:
    charged = [row for row in truth()["session"].to_pylist() if row["outcome"] == "charged"]
    assert len(sessions()) > 0.7 * len(charged) > 80


def drivers(soc: tuple[float, ...]) -> tuple[Drivers, Ints, Ints]:
    """Two public connectors, and vehicles of their district with so much charge; others have 5 %.

    They stand at noon of the first day.
    """
    found, charging = Drivers(CITY, 0), CITY.charging
    connectors = charging.of_shard(0, CITY.shards)
    connectors = connectors[~charging.is_private[charging.station[connectors]]][:2]
    (district,) = set(charging.district[charging.station[connectors]].tolist())
    lives_there = found.vehicles.district == district
    lives_there[: len(found.vehicles.pile)] = False
    chosen = np.flatnonzero(lives_there)[: len(soc)]
    found.soc[:] = 5
    found.soc[chosen] = soc
    return found, connectors, chosen


def come(found: Drivers, connectors: Ints, soc: tuple[float, float], hour: float = 12) -> list[int]:
    at_s = np.full(2, round(hour * HOUR_S))
    who: list[int] = found.come(connectors, at_s, np.array(soc), np.ones(2, bool)).tolist()
    return who


def test_to_each_connector_comes_who_has_a_little_more_left_than_the_visit_begins_with() -> None:
    found, connectors, (low, middle, full) = drivers(soc=(35, 58, 90))
    assert come(found, connectors, soc=(50, 30)) == [middle, low]
    assert come(found, connectors, soc=(52, 51)) == [GUEST, middle]
    assert come(found, connectors, soc=(85, 89.5)) == [full, GUEST]


def test_who_could_not_drive_so_far_until_then_does_not_come() -> None:
    found, connectors, (low, *_) = drivers(soc=(40, 90))
    assert come(found, connectors, soc=(35, 41)) == [low, GUEST]
    assert come(found, connectors, soc=(35, 41), hour=0.1) == [GUEST, GUEST]


def test_who_is_plugged_in_at_midnight_goes_to_no_other_connector_on_that_day() -> None:
    found, connectors, (first, second) = drivers(soc=(40, 42))
    found.free_at_s[first] = 600
    assert come(found, connectors, soc=(35, 41.5)) == [second, GUEST]


def test_nobody_is_at_two_connectors_at_once() -> None:
    stays: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(sessions(), key=lambda row: row["plug_in_time"]):
        stays[row["vehicle"]].append(row)
    pairs = [pair for each in stays.values() for pair in itertools.pairwise(each)]
    assert len(pairs) > 20
    assert all(one["plug_out_time"] < next_one["plug_in_time"] for one, next_one in pairs)


def test_a_private_pile_serves_the_vehicle_that_owns_it() -> None:
    charging, connectors = CITY.charging, np.arange(len(CITY.charging.station))
    names = zip(
        charging.operator_ids.take(pa.array(charging.operator_of)).to_pylist(),
        charging.connector_ids.to_pylist(),
        strict=True,
    )
    private = set(itertools.compress(names, charging.is_private[charging.station[connectors]]))
    served: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in sessions():
        served[row["operator_id"], row["connector_id"]].add(row["vehicle"])
    at_home = [served[name] for name in private & served.keys()]
    elsewhere = [served[name] for name in served.keys() - private]
    assert {len(vehicles) for vehicles in at_home} == {1}
    assert len(set().union(*at_home)) == len(at_home) > 30
    assert not set().union(*at_home) & set().union(*elsewhere)


def test_an_order_names_the_vehicle_and_its_owner() -> None:
    of_session = {
        (row["operator_id"], row["session_id"]): row["vehicle"]
        for row in truth()["session"].to_pylist()
    }
    known = 0
    owners: dict[str, set[str]] = defaultdict(set)
    for order in played()["charger.session"].to_pylist():
        assert (order["vehicle"] or "") == of_session[order["operator_id"], order["session_id"]]
        assert bool(order["user"]) == bool(order["vehicle"])
        if order["user"]:
            known += 1
            owners[order["user"]].add(order["vehicle"])
    assert known > 80
    assert {len(vehicles) for vehicles in owners.values()} == {1}
