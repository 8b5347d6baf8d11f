"""What a refusal says: the field and what was expected there, never what was sent."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import msgspec
import pytest

import gateways.ocpp16.payloads
import gateways.ocpp201.payloads
import gateways.push.v2x
import gateways.tcec102.payloads
from gateways.refusal import RefusedError, dead_letter, shaped
from schemas import contracts
from schemas.events.dead_letter import DeadLetter


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("$.Status", "$.Status"),
        ("$." + "x" * 62, "$." + "x" * 62),
        (
            "$.Stations[0].Equipment[0].Connectors[0].ConnectorRealTimePower12",
            "…Stations[0].Equipment[0].Connectors[0].ConnectorRealTimePower12",
        ),
    ],
)
def test_a_field_fits_into_the_letter_and_keeps_its_end(path: str, said: str) -> None:
    letter = dead_letter(
        RefusedError("out-of-range", field=path),
        event_id="e1",
        time_ms=1_759_305_600_000,
        source="test",
        operator_id="OP",
        offset=1,
        original=b"",
    )
    assert msgspec.json.decode(msgspec.json.encode(letter), type=DeadLetter) == letter
    assert letter.field == (
        said or "…Stations[0].Equipment[0].Connectors[0].ConnectorRealTimePower12"
    )


NAME, PHONE = "张三丰", 13_800_138_000
PERSONAL: list[Any] = [NAME, PHONE, [NAME], {NAME: NAME}, [{NAME: PHONE}], PHONE + 0.5, f"{NAME}.1"]
FOREIGN = (
    gateways.ocpp16.payloads,
    gateways.ocpp201.payloads,
    gateways.push.v2x,
    gateways.tcec102.payloads,
)


def structs_of(module: ModuleType) -> Iterator[type[msgspec.Struct]]:
    for each in vars(module).values():
        if isinstance(each, type) and issubclass(each, msgspec.Struct) and each.__struct_fields__:
            yield each


STRUCTS = [
    *(each for module in FOREIGN for each in structs_of(module)),
    *(each.struct for each in contracts()),
]


def refusals(struct: type[msgspec.Struct]) -> Iterator[RefusedError]:
    """Of every field, with every personal value in it."""
    for field in msgspec.structs.fields(struct):
        for personal in PERSONAL:
            try:
                shaped({field.encode_name: personal}, struct, "contract")
            except RefusedError as refused:
                yield refused


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_no_refusal_quotes_what_was_sent(struct: type[msgspec.Struct]) -> None:
    found = list(refusals(struct))
    assert found
    said = " ".join(f"{each} {each.reason} {each.field} {each.detail}" for each in found)
    assert NAME not in said
    assert str(PHONE) not in said


def test_a_word_that_is_not_of_the_list_is_an_unknown_code() -> None:
    (parking,) = (each for each in contracts() if each.event_type == "parking.bay")
    with pytest.raises(RefusedError) as caught:
        shaped({"occupancy": NAME}, parking.struct, parking.wire_type)
    refused = caught.value
    assert (refused.reason, refused.field, refused.detail) == (
        "unknown-code",
        "$.occupancy",
        "not a code of the contract",
    )
