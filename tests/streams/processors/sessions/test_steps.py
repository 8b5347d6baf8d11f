"""Steps of a session: from plug-in to plug-out, with all that is known by then."""

import pytest

from schemas import Event
from schemas.events.charger_status import ChargerStatus
from schemas.events.charging_session import ChargingSession
from tests.schemas.examples import VEHICLE
from tests.streams.processors.sessions.given import (
    at,
    faulted,
    meter,
    order,
    sessions,
    status,
    steps,
)

CHARGED: tuple[Event, ...] = (
    status(0, "free", "1"),
    status(2, "plugged", "2"),
    meter(3, 1_000, power_w=58_000, soc_percent=20.0),
    status(3, "charging", "3"),
    meter(4, 2_000, power_w=60_000, soc_percent=22.0),
    meter(13, 11_000, power_w=0, soc_percent=41.5),
    status(13, "plugged", "2"),
    status(20, "free", "1"),
)


def test_a_session_from_plug_in_to_plug_out_and_its_order() -> None:
    settled = order(21, 3, 13, stop_reason="vehicle", vehicle=VEHICLE)
    assert steps(*CHARGED, settled) == [
        (2, "plugged"),
        (3, "charging"),
        (13, "charge-ended"),
        (20, "unplugged"),
        (21, "settled"),
    ]


def test_the_last_step_knows_all() -> None:
    settled = order(21, 3, 13, stop_reason="vehicle", vehicle=VEHICLE)
    last = sessions([*CHARGED, settled])[-1]
    assert last == ChargingSession(
        event_id=last.event_id,  # a hash of what follows
        event_time=at(21),
        source="processor:sessions",
        operator_id="O",
        station_id="S",
        connector_id="C",
        plug_in_time=at(2),
        step="settled",
        charge_start=at(3),
        charge_end=at(13),
        plug_out_time=at(20),
        energy_wh=10_000,
        energy_source="registers",
        order_energy_wh=10_000,
        max_power_w=60_000,
        soc_start_percent=20.0,
        soc_end_percent=41.5,
        attempts=1,
        outcome="charged",
        stop_reason="vehicle",
        order_id="order-1",
        vehicle=VEHICLE,
    )


def test_the_end_of_charging_is_not_the_plug_out() -> None:
    ended, unplugged = sessions(CHARGED)[-2:]
    assert (ended.charge_end, ended.plug_out_time) == (at(13), None)
    assert (unplugged.charge_end, unplugged.plug_out_time) == (at(13), at(20))


CHARGED_AND_GONE = "plugged charging charge-ended unplugged"


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ((status(2, "charging"), status(9, "free")), CHARGED_AND_GONE),
        ((status(2, "discharging"), status(9, "reserved")), CHARGED_AND_GONE),
        ((status(2, "plugged"), status(9, "free")), "plugged unplugged"),
        ((status(2, "plugged"), faulted(3), status(9, "free")), "plugged unplugged"),
        ((status(2, "charging"), faulted(3), status(9, "free")), CHARGED_AND_GONE),
        ((status(2, "charging"), status(9, "charging")), "plugged charging"),
        ((status(2, "unknown"), status(9, "free")), ""),
    ],
    ids=["at once", "fed back", "never charged", "fault", "cut off", "said again", "not known"],
)
def test_what_is_said_of_what_comes(events: tuple[ChargerStatus, ...], said: str) -> None:
    assert " ".join(step for _, step in steps(status(0, "free"), *events)) == said


@pytest.mark.parametrize("who", ["suspended-ev", "suspended-evse"])
def test_who_suspends_is_said_where_the_raw_code_says_it(who: str) -> None:
    raw = {"suspended-ev": "SuspendedEV", "suspended-evse": "SuspendedEVSE"}[who]
    events = [
        status(0, "free", "Available"),
        status(1, "charging", "Charging"),
        status(5, "plugged", raw),
        status(7, "charging", "Charging"),
        status(9, "plugged", raw),
        status(12, "plugged", "Finishing"),
    ]
    assert steps(*events) == [
        (1, "plugged"),
        (1, "charging"),
        (5, who),
        (7, "charging"),
        (9, who),
        (12, "charge-ended"),
    ]
    assert sessions(events)[-1].charge_end == at(9)  # nothing has flowed since


def test_a_plug_in_that_nobody_saw_is_doubtful_in_time() -> None:
    (plugged,) = sessions([status(0, "plugged")])
    assert (plugged.plug_in_time, plugged.quality) == (at(0), "time-doubtful")


def test_times_that_lie_in_a_fault_are_absent() -> None:
    """Who was plugged in may have gone at any time of it."""
    events = [status(0, "free"), status(1, "charging"), faulted(5), status(9, "free")]
    (*_, ended, unplugged) = sessions(events)
    assert (ended.charge_end, ended.stop_reason) == (at(5), "equipment-fault")
    assert unplugged.plug_out_time is None


@pytest.mark.parametrize("late", [status(1, "plugged"), status(13, "charging"), meter(3.5, 1)])
def test_what_came_twice_or_is_older_changes_nothing(late: Event) -> None:
    assert sessions([*CHARGED, late, *CHARGED]) == sessions(CHARGED)
    assert sessions([*CHARGED[:-1], late, CHARGED[-1]]) == sessions(CHARGED)


def test_a_sign_of_life_of_the_equipment_is_of_no_connector() -> None:
    assert steps(status(0, "unknown", connector_id="")) == []
