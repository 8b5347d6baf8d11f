"""The policies' figures in ClickHouse: loaded with the program, checked against the documents."""

from pathlib import Path

import dagster as dg
import msgspec
import pytest

from connections.clickhouse import ClickHouse
from orchestration import policy
from orchestration.checks import all_checks
from orchestration.clickhouse import ClickHouseResource
from orchestration.policy import policy_tables, shipped_rows
from orchestration.reference import reference_assets, reference_key
from schemas import reference_tables
from schemas.reference.policy_document import PolicyDocument
from schemas.reference_table import Reference
from seeds.policy import PolicyError, policy_rows
from seeds.reference import write_reference
from tests.orchestration.running import judgements, numbers

ASSETS = [reference_key(each.name) for each in policy_tables()]
CHECKS = {
    "policy_baseline.cites_a_known_document",
    "policy_baseline.parts_make_up_the_whole",
    "policy_baseline.rows_are_all_there",
    "policy_baseline.units_are_known",
    "policy_document.rows_are_all_there",
    "policy_indicator.cites_a_known_document",
    "policy_indicator.rows_are_all_there",
    "policy_station.cites_a_known_document",
    "policy_station.rows_are_all_there",
    "policy_station.sums_are_the_stated_ones",
    "policy_station_plan.cites_a_known_document",
    "policy_station_plan.rows_are_all_there",
    "policy_station_plan.sums_are_the_stated_ones",
    "policy_target.cites_a_known_document",
    "policy_target.parts_make_up_the_whole",
    "policy_target.rows_are_all_there",
    "policy_target.units_are_known",
}


TABLES = dg.AssetSelection.assets(*ASSETS).without_checks()
ALL = TABLES | dg.AssetSelection.checks_for_assets(*ASSETS)


def materialize(
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    what: dg.AssetSelection = ALL,
    raise_on_error: bool = True,
) -> dg.ExecuteInProcessResult:
    return dg.materialize(
        [*reference_assets(), *all_checks()],
        selection=what,
        instance=instance,
        resources={"clickhouse": clickhouse},
        raise_on_error=raise_on_error,
    )


def counts(client: ClickHouse) -> dict[str, int]:
    return {
        each.name: client.rows(f"SELECT count() FROM api.{each.name}")[0][0]
        for each in policy_tables()
    }


def test_all_tables_are_loaded_and_every_check_passes(
    client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    result = materialize(clickhouse, instance)
    assert judgements(result) == dict.fromkeys(CHECKS, True)
    assert counts(client) == {
        "policy_baseline": 33,
        "policy_document": 5,
        "policy_indicator": 12,
        "policy_station": 15,
        "policy_station_plan": 84,
        "policy_target": 90,
    }
    plan = numbers(result, "policy_station_plan.sums_are_the_stated_ones")
    assert len(plan) == 10
    assert plan["chongqing-2024-stations"] == "2040 stated, 2040 found"
    assert plan["chongqing-2024-stations-2024-centre"] == "700 stated, 700 found"
    listed = numbers(result, "policy_station.sums_are_the_stated_ones")
    assert len(listed) == 11
    assert listed["wulong-2024-stations-2025"] == "9 stated, 9 found"
    assert listed["wulong-2024-stations-2026"] == "15 stated, 15 found"


def test_documents_that_a_city_adds_stand_beside_those_that_ship(
    home: Path, client: ClickHouse, clickhouse: ClickHouseResource, instance: dg.DagsterInstance
) -> None:
    known = next(each for each in policy_rows() if isinstance(each, PolicyDocument))
    added = msgspec.structs.replace(known, document_id="our-2026")
    write_reference(home, "our-city", [added])
    assert judgements(materialize(clickhouse, instance)) == dict.fromkeys(CHECKS, True)
    assert counts(client)["policy_document"] == 6


SPOILT = {
    "policy_target.cites_a_known_document": "policy_target UPDATE quote = '' WHERE year = 2026",
    "policy_target.parts_make_up_the_whole": "policy_target UPDATE value = 1 WHERE value = 57e4",
    "policy_target.units_are_known": "policy_target UPDATE unit = 'mile' WHERE unit = 'm'",
    "policy_target.rows_are_all_there": "policy_target DELETE WHERE unit = 'm'",
    "policy_baseline.parts_make_up_the_whole": "policy_baseline DELETE WHERE pile_use = 'private'",
    "policy_station_plan.sums_are_the_stated_ones": (
        "policy_station_plan UPDATE stations = stations + 1 WHERE area = '渝中区'"
    ),
    "policy_station.sums_are_the_stated_ones": (
        "policy_station UPDATE strength = 'must' WHERE serial = 10"
    ),
    "policy_station.cites_a_known_document": (
        "policy_document DELETE WHERE document_id = 'wulong-2024'"
    ),
}


@pytest.mark.parametrize(("check", "change"), SPOILT.items(), ids=SPOILT)
def test_what_no_longer_agrees_is_found(
    check: str,
    change: str,
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
) -> None:
    materialize(clickhouse, instance, TABLES)
    client.command(f"ALTER TABLE reference.{change} SETTINGS mutations_sync = 2")
    table, name = check.split(".")
    alone = dg.AssetSelection.checks(dg.AssetCheckKey(reference_key(table), name))
    found = materialize(clickhouse, instance, alone, raise_on_error=False)
    assert judgements(found) == {check: False}


def test_a_spoilt_seed_table_replaces_nothing(
    client: ClickHouse,
    clickhouse: ClickHouseResource,
    instance: dg.DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    materialize(clickhouse, instance, TABLES)
    before = counts(client)

    def spoilt() -> list[Reference]:
        raise PolicyError(Path("targets.csv"), 2, "unit", "'枚' is not known", "write one of 个")

    monkeypatch.setattr(policy, "policy_rows", spoilt)
    remedy = r"^targets.csv line 2, column unit: '枚' is not known; write one of 个$"
    with pytest.raises(PolicyError, match=remedy):
        materialize(clickhouse, instance, TABLES)
    assert counts(client) == before


def test_other_tables_do_not_depend_on_the_policies() -> None:
    (town,) = (each for each in reference_tables() if each.name == "town")
    assert shipped_rows(town) == {}
