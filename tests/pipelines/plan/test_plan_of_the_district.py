"""The simulator's district: its register, counted once more in Python."""

from datetime import date

from connections.clickhouse import ClickHouse
from pipelines.plan import PLAN
from schemas.reference.connector import Connector
from schemas.reference.station import Station
from seeds.simulator.profile import PROFILES
from seeds.simulator.reference import reference_rows
from tests.pipelines.built import building
from tests.pipelines.given import refer
from tests.pipelines.plan.places import document_rows
from tests.seeds.simulator.given import simulation

build = building(PLAN)
TODAY = date(2026, 7, 12)
END_OF_2025 = date(2026, 1, 1)


def test_the_plan_counts_what_the_districts_register_has(client: ClickHouse) -> None:
    rows = list(reference_rows(simulation(profile=PROFILES["district"]).city()))
    refer(client, *document_rows(), *rows)
    build(client, TODAY)
    stations = [each for each in rows if isinstance(each, Station)]
    connectors = [each for each in rows if isinstance(each, Connector)]
    supers = {each.station_id for each in stations if each.station_kind == "super-charging"}
    supers |= {each.station_id for each in connectors if each.charge_kind == "super"}
    before = [each for each in connectors if each.valid_from < END_OF_2025]
    piles = {(each.operator_id, each.equipment_id) for each in before}
    guns = [each for each in connectors if each.charge_kind == "super"]
    assert sums(client, "chongqing-2022-piles") == (len(piles), 0)
    assert sums(client, "chongqing-2024-stations") == (len(supers), 0)
    assert sums(client, "chongqing-2024-gun-power") == (
        sum((each.rated_power_w or 0) >= 480_000 for each in guns),
        0,
    )
    assert (len(piles), len(supers), len(guns)) == (724, 2, 8)


def sums(client: ClickHouse, statement: str) -> tuple[int, int]:
    """What counts, and what is unknown."""
    (row,) = client.rows(
        "SELECT numerator, unknown FROM derived.plan"
        " WHERE day = %(day)s AND place = 'area' AND statement_id = %(statement)s",
        {"day": TODAY, "statement": statement},
    )
    return row[0], row[1]
