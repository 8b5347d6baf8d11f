"""Whatever comes, a frame is contract events, the last of them a dead letter, or a silence."""

import json
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from gateways.ocpp.decoder import Version
from gateways.ocpp16 import OCPP16
from gateways.ocpp201 import OCPP201
from schemas.contract import declared
from schemas.events.dead_letter import DeadLetter
from tests.gateways.fuzz import fuzz
from tests.gateways.mutations import mutated
from tests.gateways.ocpp.sending import decoder_of, sender
from tests.gateways.ocpp16 import (
    test_ocpp16_meter,
    test_ocpp16_reservations,
    test_ocpp16_status,
    test_ocpp16_transactions,
)
from tests.gateways.ocpp201 import (
    test_ocpp201_alarms,
    test_ocpp201_meter,
    test_ocpp201_reservations,
    test_ocpp201_status,
    transaction,
)

FRAMES16 = [
    test_ocpp16_status.notification(status="Faulted", errorCode="OtherError", vendorErrorCode="7"),
    test_ocpp16_status.notification(status="Available"),
    test_ocpp16_meter.values(test_ocpp16_meter.sample("7", "Voltage", unit="V", phase="L1")),
    test_ocpp16_transactions.start(),
    test_ocpp16_transactions.answer(),
    test_ocpp16_transactions.stop(reason="Local"),
    test_ocpp16_reservations.RESERVE,
    test_ocpp16_reservations.answer("r1"),
    test_ocpp16_reservations.CANCEL,
    test_ocpp16_reservations.answer("c1"),
]
FRAMES201 = [
    *transaction.WHOLE,
    test_ocpp201_alarms.notify("RCD"),
    test_ocpp201_meter.values(
        transaction.sample(7, unitOfMeasure={"unit": "kWh", "multiplier": 1})
    ),
    test_ocpp201_status.notification("Occupied"),
    test_ocpp201_reservations.RESERVE,
    [3, "r1", test_ocpp201_reservations.ACCEPTED],
    test_ocpp201_reservations.update("Expired"),
]


def sent(frames: list[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(mutated(frames) | st.binary(max_size=40), max_size=6)


def holds(version: Version, frames: list[Any]) -> None:
    """Decodes them; what comes out is one of the three, and the state can be kept."""
    decoder = decoder_of(version)
    send = sender(decoder)
    for frame in frames:
        decoded = send(frame if isinstance(frame, bytes) else json.dumps(frame).encode())
        assert bool(decoded.events) != bool(decoded.silent)
        letters = [each for each in decoded.events if isinstance(each, DeadLetter)]
        assert letters in ([], list(decoded.events[-1:]))
        for event in decoded.events:
            contract = declared(type(event))
            assert msgspec.json.decode(contract.encode(event), type=contract.struct) == event
    state = msgspec.json.encode(decoder.state)
    assert msgspec.json.decode(state, type=version.state) == decoder.state


@fuzz
@given(sent(FRAMES16))
def test_fuzz_ocpp16(frames: list[Any]) -> None:
    holds(OCPP16, frames)


@fuzz
@given(sent(FRAMES201))
def test_fuzz_ocpp201(frames: list[Any]) -> None:
    holds(OCPP201, frames)
