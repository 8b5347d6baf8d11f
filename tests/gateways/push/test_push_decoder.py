"""A line → an event of its contract, or a refusal that quotes nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from gateways.push.decoder import ByContract, content_of
from gateways.refusal import RefusedError
from schemas import Event, contract_of
from schemas.events.parking_bay import ParkingBay
from tests.gateways.ocpp.sending import PSEUDONYMS
from tests.gateways.push.pushed import BAY, GRANT, PLATE, VEHICLES, VIN

Read = Callable[[Any], Event]


@pytest.fixture
def read() -> Read:
    """Read one line as `parking.bay`."""
    contract = contract_of("parking.bay")

    def one(said: Any) -> Event:
        line = said if isinstance(said, bytes) else json.dumps(said).encode()
        (event,) = ByContract(contract, VEHICLES)(content_of(line, contract), GRANT)
        return event

    return one


def bay(**own: Any) -> ParkingBay:
    return ParkingBay(
        event_id="b-1",
        event_time=1_759_305_600_000,
        source="parking-yz",
        operator_id="YZ",
        lot_id="L1",
        bay_id="B1",
        occupancy="occupied",
        **own,
    )


def test_an_event_has_the_source_of_its_token(read: Read) -> None:
    assert read(BAY | {"source": "somebody else"}) == bay()


def test_a_plate_becomes_pseudonym_and_energy_class(read: Read) -> None:
    vehicle = PSEUDONYMS.of("vehicle", VIN)  # whose plate that is in the register
    assert read(BAY | {"plate": PLATE}) == bay(vehicle=vehicle, energy_class="electric")


def test_what_the_source_knows_of_the_energy_holds(read: Read) -> None:
    event = read(BAY | {"plate": PLATE, "energy_class": "fuel"})
    assert isinstance(event, ParkingBay)
    assert event.energy_class == "fuel"


def test_a_vin_becomes_the_same_pseudonym(read: Read) -> None:
    assert read(BAY | {"vin": VIN}) == bay(vehicle=PSEUDONYMS.of("vehicle", VIN))


@pytest.mark.parametrize(
    ("said", "reason", "field"),
    [
        (b"{", "not-json", ""),
        (b"[1]", "wrong-type", "$"),
        (BAY | {"plate": 7}, "wrong-type", "$.plate"),
        (BAY | {"vehicle": PLATE}, "out-of-range", "$.vehicle"),
        (BAY | {"occupancy": PLATE}, "unknown-code", "$.occupancy"),
        (BAY | {"operator_id": "OTHER"}, "unknown-code", "$.operator_id"),
        ({"plate": PLATE, "vin": VIN}, "missing-field", "$.event_id"),
    ],
)
def test_a_refusal_names_the_field_and_no_value(
    read: Read, said: Any, reason: str, field: str
) -> None:
    with pytest.raises(RefusedError) as told:
        read(said)
    assert (told.value.reason, told.value.field) == (reason, field)
    assert not [each for each in (PLATE, VIN) if each in repr(vars(told.value))]
