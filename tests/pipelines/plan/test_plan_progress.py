from datetime import date
from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.plan import PLAN
from tests.pipelines.built import building
from tests.pipelines.given import DAY
from tests.pipelines.plan.places import (
    JIANGJIN,
    LAST_YEAR,
    WULONG,
    XIANNVSHAN,
    given,
    gun,
    placed,
)

UNDATED = date(2010, 1, 1)

build = building(PLAN)


def progress(client: ClickHouse, statement: str, columns: str, **where: str) -> tuple[Any, ...]:
    """Columns of the row of a statement, for its whole area unless said otherwise."""
    wanted = {"place": "area", **where}
    conditions = " AND ".join(f"{name} = %({name})s" for name in wanted)
    (row,) = client.rows(
        f"SELECT {columns} FROM api.plan_progress"
        f" WHERE day = %(day)s AND statement_id = %(statement)s AND {conditions}",
        {"day": DAY, "statement": statement, **wanted},
    )
    return tuple(row)


def test_piles_in_operation_are_counted_against_the_target(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"), gun("C2", "ac"), gun("C3", operating_state="closed"))
    build(client)
    assert progress(
        client, "jiangjin-2022-piles", "actual, target, progress, gap, met, strength"
    ) == (2.0, 5000.0, 0.0004, 4998.0, False, "must")


def test_a_pile_with_two_connectors_is_one_pile(client: ClickHouse) -> None:
    given(client, placed(), gun("C1", equipment_id="E1"), gun("C2", equipment_id="E1"))
    build(client)
    assert progress(client, "jiangjin-2022-piles", "actual") == (1.0,)


def test_a_target_of_a_district_says_nothing_of_others(client: ClickHouse) -> None:
    given(client, placed(station_kind="super-charging"), placed("S2", district_code=WULONG))
    build(client)
    assert progress(client, "wulong-2024-stations-2025", "actual, target") == (0.0, 9.0)
    assert progress(client, "chongqing-2024-stations", "actual, target") == (1.0, 2040.0)


def test_what_a_district_states_itself_is_of_that_district_and_of_a_city_of_none(
    client: ClickHouse,
) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    assert progress(client, "jiangjin-2022-piles", "district_code") == (JIANGJIN,)
    assert progress(client, "jiangjin-2022-service-areas-large", "district_code") == (JIANGJIN,)
    # 中心城区、度假区等重点区域: the register does not know them, but they are in Wulong.
    assert progress(client, "wulong-2024-stations-2024", "district_code") == (WULONG,)
    assert progress(client, "chongqing-2022-piles", "district_code") == ("",)


def test_a_district_of_which_nothing_is_registered_is_unknown_and_not_0(client: ClickHouse) -> None:
    given(client, placed(station_kind="super-charging"))
    build(client)
    assert progress(client, "wulong-2024-stations-2025", "actual, met, unknown_why") == (
        None,
        None,
        "the register has nothing there",
    )


def test_a_city_that_the_register_does_not_have_is_not_judged(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    documents = client.rows("SELECT DISTINCT document_id FROM derived.plan ORDER BY document_id")
    assert [each for (each,) in documents] == [
        "chongqing-2022",
        "chongqing-2024",
        "jiangjin-2022",
        "wulong-2024",
    ]


def test_every_statement_of_such_a_document_has_a_row_and_unanswered_ones_their_reason(
    client: ClickHouse,
) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    ((stated, silent),) = client.rows(
        "SELECT uniqExact(statement_id), countIf(actual IS NULL AND unknown_why = '')"
        " FROM api.plan_progress"
    )
    ((targets, planned),) = client.rows(
        "SELECT (SELECT count() FROM api.policy_target WHERE document_id NOT LIKE 'beijing%%'),"
        " (SELECT count() FROM api.policy_station_plan)"
    )
    by_town = 10  # Wulong's list of 15 stations, by town, year and strength
    assert stated == targets + planned + by_town
    assert silent == 0
    assert progress(client, "chongqing-2024-v2g-2025", "actual, met, coverage, unknown_why") == (
        None,
        None,
        0.0,
        "projects are not in the register",
    )


def test_where_documents_disagree_both_stand(client: ClickHouse) -> None:
    here: dict[str, Any] = {
        "district_code": WULONG,
        "town_code": XIANNVSHAN,
        "station_kind": "super-charging",
    }
    given(client, placed("S1", **here), placed("S2", **here))
    build(client)
    columns = "actual, target, strength, document_id"
    assert progress(client, "wulong-2024-built-2025", columns) == (2.0, 5.0, "must", "wulong-2024")
    assert progress(client, "chongqing-2024/武隆区/2025", columns) == (
        2.0,
        4.0,
        "must",
        "chongqing-2024",
    )


def test_what_is_built_within_a_year_counts_by_the_day_of_its_registration(
    client: ClickHouse,
) -> None:
    built: dict[str, Any] = {"district_code": WULONG, "station_kind": "super-charging"}
    given(client, placed("S1", valid_from=date(2024, 12, 31), **built))
    given(client, placed("S2", valid_from=date(2025, 1, 1), **built))
    given(client, placed("S3", valid_from=date(2026, 1, 1), **built))
    build(client)
    assert progress(client, "wulong-2024-built-2024", "actual") == (1.0,)
    assert progress(client, "wulong-2024-built-2025", "actual") == (1.0,)
    assert progress(client, "wulong-2024-stations-2025", "actual, target, gap") == (2.0, 9.0, 7.0)


def test_stations_without_a_date_or_a_kind_are_unknown_and_not_0(client: ClickHouse) -> None:
    somewhere: dict[str, Any] = {"district_code": WULONG}
    given(client, placed("S1", valid_from=UNDATED, station_kind="super-charging", **somewhere))
    given(client, placed("S2", station_kind="unknown", **somewhere))
    build(client)
    columns = "actual, unknown, least_actual, most_actual, met, coverage"
    assert progress(client, "wulong-2024-built-2025", columns) == (None, 2, 0.0, 2.0, None, 0.0)
    assert progress(client, "wulong-2024-stations-2025", columns)[:2] == (1.0, 1)


def test_a_target_that_unknown_stations_may_have_reached_is_neither_met_nor_missed(
    client: ClickHouse,
) -> None:
    listed: dict[str, Any] = {"district_code": WULONG, "town_code": XIANNVSHAN}
    given(client, placed("S1", station_kind="super-charging", **listed))
    given(client, placed("S2", station_kind="unknown", **listed))
    build(client)
    assert progress(client, "wulong-2024/仙女山街道/2025/must", "actual, target, met, unknown") == (
        1.0,
        2.0,
        None,
        1,
    )


def test_a_plan_of_districts_counts_service_areas_apart(client: ClickHouse) -> None:
    superb: dict[str, Any] = {"station_kind": "super-charging"}
    given(client, placed("S1", **superb), placed("S2", scene="highway-service-area", **superb))
    build(client)
    assert progress(client, "chongqing-2024/江津区/2025", "actual, target") == (1.0, 25.0)
    assert progress(client, "chongqing-2024/高速公路服务区/2025", "actual, target") == (1.0, 85.0)
    assert progress(client, "chongqing-2024-stations", "actual, target") == (2.0, 2040.0)


def test_actuals_are_told_by_district_and_town_too(client: ClickHouse) -> None:
    far: dict[str, Any] = {"district_code": WULONG, "town_code": XIANNVSHAN}
    given(client, placed(), gun("C1"), gun("C2"))
    given(client, placed("S2", **far), gun("C3", station_id="S2"))
    build(client)
    piles = "chongqing-2022-piles"
    assert progress(client, piles, "actual") == (3.0,)
    here: dict[str, Any] = {"place": "district", "district_code": JIANGJIN}
    assert progress(client, piles, "actual, target", **here) == (2.0, None)
    assert progress(client, piles, "actual", place="town", town_code=XIANNVSHAN) == (1.0,)


def test_the_finish_is_told_by_the_pace_of_the_last_year(client: ClickHouse) -> None:
    old: dict[str, Any] = {
        "valid_from": date(2024, 1, 1),
        "district_code": WULONG,
        "station_kind": "super-charging",
    }
    new = old | {"valid_from": LAST_YEAR}
    given(client, *(placed(f"S{nth}", **old) for nth in range(3)))
    given(client, *(placed(f"T{nth}", **new) for nth in range(4)))
    build(client)
    # Eight of fifteen are missing, and four a year are added: two years from the day.
    assert progress(
        client, "wulong-2024-stations-2026", "actual, gap, pace_per_year, finish_on, due_on"
    ) == (7.0, 8.0, 4, date(2028, 3, 9), date(2026, 12, 31))


def test_a_plan_that_has_run_out_says_so_and_still_stands(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    assert progress(client, "chongqing-2024-stations", "in_force") == (False,)
    assert progress(client, "jiangjin-2022-piles", "in_force") == (True,)


def test_a_second_run_gives_the_same_rows(client: ClickHouse) -> None:
    given(client, placed(), gun("C1"))
    build(client)
    sql = "SELECT * FROM derived.plan ORDER BY statement_id, place, district_code, town_code"
    first = client.rows(sql)
    build(client)
    assert len(first) > 150
    assert client.rows(sql) == first
