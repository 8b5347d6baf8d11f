from typing import Any

from msgspec.structs import replace

from connections.clickhouse import ClickHouse
from pipelines.plan import PLAN, PLAN_MISSING
from schemas.reference.bay import Bay
from schemas.reference.storage import Storage
from tests.pipelines.built import building
from tests.pipelines.given import DAY, ZONE
from tests.pipelines.plan.places import WULONG, XIANNVSHAN, given, gun, lot, placed

build = building(PLAN_MISSING)
AREA: dict[str, Any] = {"scene": "highway-service-area"}


def missing(client: ClickHouse, statement: str) -> list[tuple[Any, ...]]:
    """What is missing of a statement: thing, state, what it has, what it should have."""
    return client.rows(
        "SELECT thing, state, actual, wanted FROM derived.plan_missing"
        " WHERE day = %(day)s AND statement_id = %(statement)s ORDER BY thing",
        {"day": DAY, "statement": statement},
    )


def with_spaces(client: ClickHouse, station: str, spaces: int, piles: int) -> None:
    """A service area with so many parking spaces and fast piles."""
    given(client, placed(station, **AREA), lot(f"L{station}", bays=spaces))
    bay = Bay(operator_id="O1", bay_id=f"B{station}", lot_id=f"L{station}")
    guns = (gun(f"{station}-{n}", station_id=station, bay_id=bay.bay_id) for n in range(piles))
    given(client, bay, *guns)


def test_a_large_service_area_has_six_fast_piles_and_a_small_one_a_tenth_of_its_spaces(
    client: ClickHouse,
) -> None:
    with_spaces(client, "LARGE5", 50, 5)
    with_spaces(client, "LARGE6", 50, 6)
    with_spaces(client, "SMALL3", 40, 3)
    with_spaces(client, "SMALL4", 40, 4)
    given(client, placed("NOWHERE", **AREA), gun("C1", station_id="NOWHERE"))
    build(client)
    large, small = "jiangjin-2022-service-areas-large", "jiangjin-2022-service-areas-small"
    assert missing(client, large) == [
        ("LARGE5", "not-kept", 5.0, 6.0),
        ("NOWHERE", "unknown", 1.0, 6.0),
    ]
    assert missing(client, small) == [
        ("NOWHERE", "unknown", None, 10.0),
        ("SMALL3", "not-kept", 7.5, 10.0),
    ]


def test_storage_is_held_to_power_duration_and_energy(client: ClickHouse) -> None:
    given(client, placed(contract_capacity_w=2_000_000), gun("C1"))
    held: dict[str, Any] = {"storage_id": "A", "rated_power_w": 180_000, "capacity_wh": 180_000}
    given(client, Storage(operator_id="O1", station_id="S1", **held))
    build(client)
    assert missing(client, "chongqing-2024-storage-power") == [("S1", "not-kept", 9.0, 10.0)]
    assert missing(client, "chongqing-2024-storage-duration") == []
    assert missing(client, "chongqing-2024-storage-energy") == [
        ("S1", "not-kept", 180_000.0, 200_000.0)
    ]


def test_guns_of_480_kw_are_a_rule_for_super_guns_only(client: ClickHouse) -> None:
    given(client, placed(), gun("C1", "super", rated_power_w=480_000), gun("C2", "dc"))
    given(client, gun("C3", "super", rated_power_w=360_000), gun("C4", "super", rated_power_w=None))
    build(client)
    assert missing(client, "chongqing-2024-gun-power") == [
        ("C3", "not-kept", 360_000.0, 480_000.0),
        ("C4", "unknown", None, 480_000.0),
    ]


def test_towns_without_a_pile_are_named(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    assert missing(client, "chongqing-2022-towns-piles") == [(XIANNVSHAN, "not-kept", 0.0, 1.0)]


def test_stations_of_a_list_are_found_by_their_names(client: ClickHouse) -> None:
    listed: dict[str, Any] = {"district_code": WULONG, "town_code": XIANNVSHAN}
    built = replace(placed("S1", station_kind="super-charging", **listed), name="武隆桂花路站")
    plain = replace(placed("S2", **listed), name="黄家大湾广场")
    given(client, built, plain, gun("C1", station_id="S2"))
    build(client)
    assert missing(client, "wulong-2024/仙女山街道/2024/must") == [
        ("仙女山街道黄家大湾广场充电站", "not-super", None, 1.0)
    ]
    assert missing(client, "wulong-2024/凤山街道/2024/must") == [
        ("福康医院超充站", "not-found", None, 1.0)
    ]


def test_what_is_missing_is_told_with_document_and_strength(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    PLAN.compute(client, DAY, ZONE)
    assert client.rows(
        "SELECT citation, strength, figure, name FROM api.plan_missing"
        " WHERE day = %(day)s AND statement_id = 'chongqing-2022-towns-piles'",
        {"day": DAY},
    ) == [("渝府办〔2022〕24号", "must", "全覆盖", "仙女山街道")]
