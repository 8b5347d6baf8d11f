from connections.clickhouse import ClickHouse
from pipelines.intervals import INTERVALS
from tests.pipelines.built import building, line
from tests.pipelines.given import (
    at,
    connector,
    every,
    heartbeat,
    land,
    meter,
    refer,
    session,
    status,
)

build = building(INTERVALS)


def test_a_state_lasts_until_the_next_statement(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"), status("C1", "08:10", "charging"))
    build(client)
    assert line(client, "C1", "occupancy") == [
        "00:00 unknown",
        "08:00 free",
        "08:10 charging",
        "08:25 unknown",
    ]


def test_silence_of_the_contract_makes_every_axis_unknown(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"), status("C1", "08:15"))
    build(client)
    for axis, state in (("occupancy", "free"), ("operability", "ok"), ("connectivity", "online")):
        assert line(client, "C1", axis) == ["00:00 unknown", f"08:00 {state}", "08:30 unknown"]


def test_after_a_silence_a_sign_of_life_does_not_bring_the_old_state_back(
    client: ClickHouse,
) -> None:
    land(client, status("C1", "08:00"), meter("C1", "08:20"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 free", "08:15 unknown"]
    assert line(client, "C1", "connectivity") == [
        "00:00 unknown",
        "08:00 online",
        "08:15 unknown",
        "08:20 online",
        "08:35 unknown",
    ]


def test_meter_rows_keep_a_state_alive(client: ClickHouse) -> None:
    land(client, status("C1", "08:00", "charging"))
    land(client, *(meter("C1", each) for each in every(10, "08:05", "09:05")))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 charging", "09:20 unknown"]


def test_a_stretch_of_meter_rows_may_begin_before_and_finish_after_a_statement(
    client: ClickHouse,
) -> None:
    land(client, *(meter("C1", each) for each in every(10, "07:55", "09:05")))
    land(client, status("C1", "08:00", "charging"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 charging", "09:20 unknown"]


def test_a_heartbeat_keeps_the_connectors_of_its_equipment_alive(client: ClickHouse) -> None:
    refer(client, connector("C1", equipment_id="E1"), connector("C2", equipment_id="E2"))
    land(client, status("C1", "08:00"), status("C2", "08:00"))
    land(client, *(heartbeat("E1", each) for each in every(10, "08:10", "08:30")))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 free", "08:45 unknown"]
    assert line(client, "C2", "occupancy") == ["00:00 unknown", "08:00 free", "08:15 unknown"]


def test_a_heartbeat_speaks_of_connectivity_only(client: ClickHouse) -> None:
    refer(client, connector("C1", equipment_id="E1"))
    land(client, status("C1", "08:00", operability="faulted"), heartbeat("E1", "08:05", "offline"))
    build(client)
    assert line(client, "C1", "connectivity") == [
        "00:00 unknown",
        "08:00 online",
        "08:05 offline",
        "08:20 unknown",
    ]
    assert line(client, "C1", "operability") == ["00:00 unknown", "08:00 faulted", "08:20 unknown"]


def test_a_connector_without_register_hangs_on_the_equipment_that_it_names(
    client: ClickHouse,
) -> None:
    land(client, status("C1", "08:00", equipment_id="E1"), heartbeat("E1", "08:10"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 free", "08:25 unknown"]


def test_a_stated_offline_is_not_overruled_by_stored_meter_rows(client: ClickHouse) -> None:
    land(client, meter("C1", "08:00"), status("C1", "08:05", "unknown", connectivity="offline"))
    land(client, meter("C1", "08:10"))
    build(client)
    assert line(client, "C1", "connectivity") == [
        "00:00 unknown",
        "08:00 online",
        "08:05 offline",
        "08:25 unknown",
    ]


def test_the_state_before_midnight_is_carried_in(client: ClickHouse) -> None:
    land(client, status("C1", "-1 23:50", "charging"), meter("C1", "00:03"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 charging", "00:18 unknown"]


def test_what_was_silent_before_midnight_is_not_carried_in(client: ClickHouse) -> None:
    land(client, status("C1", "-1 23:30", "charging"), status("C1", "00:03"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "00:03 free", "00:18 unknown"]


def test_the_look_back_is_two_days(client: ClickHouse) -> None:
    land(client, status("C1", "-2 00:00"), status("C2", "-3 23:59"))
    land(client, *(meter("C1", each) for each in every(15, "-2 00:00", "00:00")))
    land(client, *(meter("C2", each) for each in every(15, "-2 00:00", "00:00")))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 free", "00:15 unknown"]
    assert line(client, "C2", "occupancy") == ["00:00 unknown"]


def test_a_day_ends_at_local_midnight(client: ClickHouse) -> None:
    land(client, status("C1", "23:50"), status("C1", "+1 00:00", "charging"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "23:50 free"]
    ((ends, total),) = client.rows(
        "SELECT max(ends), sum(milliseconds) FROM derived.intervals WHERE axis = 'occupancy'"
    )
    assert ends.timestamp() * 1000 == at("+1 00:00")
    assert total == 86_400_000


def test_orders_tell_the_occupancy_that_no_status_tells(client: ClickHouse) -> None:
    land(
        client,
        session("C1", "08:00", "09:00", plug_in_time=at("07:50"), plug_out_time=at("09:30")),
    )
    build(client)
    assert line(client, "C1", "occupancy") == [
        "00:00 unknown",
        "07:50 plugged",
        "08:00 charging",
        "09:00 plugged",
        "09:30 unknown",
    ]


def test_orders_never_overrule_a_status(client: ClickHouse) -> None:
    land(client, session("C1", "08:00", "09:00"), status("C1", "08:10", "free"))
    build(client)
    assert line(client, "C1", "occupancy") == [
        "00:00 unknown",
        "08:00 charging",
        "08:10 free",
        "08:25 charging",
        "09:00 unknown",
    ]


def test_an_order_that_gave_energy_back_was_discharging(client: ClickHouse) -> None:
    land(client, session("C1", "08:00", "09:00", v2g=True, energy_wh=-5000))
    build(client)
    assert line(client, "C1", "occupancy") == [
        "00:00 unknown",
        "08:00 discharging",
        "09:00 unknown",
    ]


def test_of_overlapping_orders_the_later_holds_from_its_beginning(client: ClickHouse) -> None:
    land(client, session("C1", "08:00", "10:00"), session("C1", "09:00", "09:30"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 charging", "09:30 unknown"]


def test_an_order_of_no_length_leaves_no_state_behind(client: ClickHouse) -> None:
    land(client, session("C1", "08:00", "08:00"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown"]


def test_a_registered_connector_that_was_never_heard_of_is_unknown_all_day(
    client: ClickHouse,
) -> None:
    refer(client, connector("C1"))
    build(client)
    for axis in ("connectivity", "operability", "occupancy"):
        assert line(client, "C1", axis) == ["00:00 unknown"]


def test_a_connector_outside_of_the_register_appears_with_a_flag(client: ClickHouse) -> None:
    refer(client, connector("C1"))
    land(client, status("C2", "08:00"), meter("C3", "08:00"), session("C4", "08:00", "09:00"))
    build(client)
    assert client.rows(
        "SELECT DISTINCT connector_id, registered FROM derived.intervals ORDER BY connector_id"
    ) == [("C1", True), ("C2", False), ("C3", False), ("C4", False)]


def test_the_same_event_twice_and_a_correction_count_once(client: ClickHouse) -> None:
    land(client, status("C1", "08:00", "charging"))
    land(client, status("C1", "08:00", "plugged"))
    build(client)
    assert line(client, "C1", "occupancy") == ["00:00 unknown", "08:00 plugged", "08:15 unknown"]


def test_the_view_tells_seconds(client: ClickHouse) -> None:
    land(client, status("C1", "08:00"))
    build(client)
    assert client.rows(
        "SELECT state, seconds FROM api.connector_intervals"
        " WHERE axis = 'occupancy' ORDER BY starts"
    ) == [("unknown", 28_800.0), ("free", 900.0), ("unknown", 56_700.0)]
