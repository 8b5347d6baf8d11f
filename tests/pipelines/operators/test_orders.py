"""An order's energy beside what its meter and its vehicle saw of it."""

from typing import Any

from connections.clickhouse import ClickHouse
from pipelines.operators import ORDER_ENERGY
from schemas.events.vehicle_telemetry import VehicleTelemetry
from tests.pipelines.built import building
from tests.pipelines.given import base, connector, every, land, meter, refer, session, station

build = building(ORDER_ENERGY)
VEHICLE = "k1:0123456789abcdef"


def seen(client: ClickHouse, columns: str = "order_wh, registers_wh, power_wh, vehicle_wh") -> Any:
    (row,) = client.rows(f"SELECT {columns} FROM api_decision.order_energy")
    return row


def driven(clock: str, **more: Any) -> VehicleTelemetry:
    """400 V and 20 A into the battery of the vehicle."""
    given: dict[str, Any] = {"vehicle": VEHICLE, "charge_state": "parked-charging"}
    return VehicleTelemetry(**base(clock) | given | {"voltage_v": 400, "current_a": 20} | more)


def test_registers_power_and_vehicle_stand_beside_what_was_billed(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, session("C1", "08:00", "09:00", energy_wh=10_000, vehicle=VEHICLE))
    for number, clock in enumerate(every(10, "08:00", "09:00")):
        land(client, meter("C1", clock, 50_000 + 1500 * number, power_w=9000))
    land(client, *(driven(each) for each in every(1, "08:00", "09:00")))
    build(client)
    assert seen(client) == (10_000, 9000, 9000, 8000)


def test_what_was_seen_of_most_of_it_is_taken_to_the_whole(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, session("C1", "08:00", "09:40", energy_wh=10_000))
    land(client, *(meter("C1", each, power_w=6000) for each in every(10, "08:00", "09:30")))
    build(client)
    assert seen(client) == (10_000, None, 10_000, None)


def test_of_an_order_that_was_seen_for_less_nothing_is_known(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, session("C1", "08:00", "09:00", energy_wh=10_000))
    land(client, meter("C1", "08:00", 1000, power_w=9000), meter("C1", "08:50", 9000, power_w=9000))
    build(client)
    assert seen(client) == (10_000, None, None, None)


def test_a_register_that_fell_tells_nothing_but_the_orders_own_does(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    own = {"register_start_wh": 1000, "register_end_wh": 10_500}
    land(client, session("C1", "08:00", "09:00", energy_wh=10_000, **own))
    land(client, meter("C1", "08:00", 90_000), meter("C1", "09:00", 10))
    build(client)
    assert seen(client, "registers_wh") == (9500,)


def test_an_order_may_come_days_after_its_end(client: ClickHouse) -> None:
    refer(client, station(), connector("C1"))
    land(client, session("C1", "-1 23:30", "00:30", energy_wh=10_000))
    build(client)
    assert client.rows("SELECT count() FROM derived.order_energy") == [(1,)]
