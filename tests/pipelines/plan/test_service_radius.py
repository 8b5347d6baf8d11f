from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.plan.radius import SERVICE_CELLS
from tests.pipelines.built import building
from tests.pipelines.given import DAY
from tests.pipelines.plan.places import JIANGJIN, WULONG, given, gun, lot, placed

build = building(SERVICE_CELLS)


def demand(client: ClickHouse, network: str, level: str = "city") -> dict[int, tuple[Any, ...]]:
    """Lots within, in all and unknown, and their share, by radius in m."""
    rows = client.rows(
        "SELECT radius_m, demand_within, demand, demand_unknown, share_of_demand"
        " FROM api.service_radius WHERE day = %(day)s AND network = %(network)s"
        " AND level = %(level)s ORDER BY radius_m",
        {"day": DAY, "network": network, "level": level},
    )
    return {radius: tuple(found) for radius, *found in rows}


def test_lots_are_within_the_radii_that_the_documents_ask_for(client: ClickHouse) -> None:
    far = [lot("L0", 500), lot("L2", 2000), lot("L4", 4000), lot("L6", 6000)]
    given(client, placed(), gun("C1"), *far)
    build(client)
    assert demand(client, "charging") == {900: (1, 4, 0, 0.25), 3000: (2, 4, 0, 0.5)}


def test_a_station_is_super_charging_because_the_register_says_so_and_not_by_its_power(
    client: ClickHouse,
) -> None:
    given(client, placed(), gun("C1", rated_power_w=600_000), lot("L1"))
    given(client, placed("S2", 4000, station_kind="super-charging"), lot("L2", 4000))
    build(client)
    assert demand(client, "super-charging") == {1000: (1, 2, 0, 0.5), 5000: (2, 2, 0, 1.0)}


def test_a_network_of_which_nothing_is_registered_is_unknown_and_reaches_not_0(
    client: ClickHouse,
) -> None:
    given(client, placed(), gun("C1"), lot("L1"))
    build(client)
    assert demand(client, "swap") == {5000: (0, 1, 1, None)}


def test_a_station_without_a_position_leaves_its_district_unknown_beyond_the_others(
    client: ClickHouse,
) -> None:
    nowhere = placed("S2", longitude=None, latitude=None)
    given(client, placed(), gun("C1"), nowhere, gun("C2", station_id="S2"))
    given(client, lot("L0"), lot("L9", 9000), lot("L30", 30_000, district_code=WULONG))
    build(client)
    assert demand(client, "charging")[900] == (1, 3, 1, 0.5)
    assert client.rows(
        "SELECT district_code, demand_unknown, share_of_demand FROM api.service_radius"
        " WHERE network = 'charging' AND radius_m = 900 AND level = 'district'"
        " ORDER BY district_code"
    ) == [(JIANGJIN, 1, 1.0), (WULONG, 0, 0.0)]


def test_land_is_what_lies_within_a_kilometre_of_anything_registered(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    (near, far) = client.rows(
        "SELECT cells, cells_within FROM api.service_radius"
        " WHERE network = 'charging' AND level = 'city' ORDER BY radius_m"
    )
    # Three rings of hexagons of 0.1016 km²; a circle of 0.9 km holds 25 times as much.
    assert near == (37, 26)
    assert far == (37, 37)


def test_a_second_run_gives_the_same_cells(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"), lot("L1", 700))
    build(client)
    sql = "SELECT * FROM derived.service_cells ORDER BY network, cell"
    first = client.rows(sql)
    build(client)
    assert len(first) > 100
    assert client.rows(sql) == first
