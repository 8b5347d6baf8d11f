"""JSON Schema says of an event what the decoder does with it."""

import inspect
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from schemas import Contract, contract_of, contracts
from schemas.render.json_schema import json_schema
from tests.schemas.examples import EXAMPLES, METER

_VALIDATORS = {each: Draft202012Validator(json_schema(each)) for each in contracts()}
_DECODERS = {each: msgspec.json.Decoder(each.struct) for each in contracts()}

every_contract = pytest.mark.parametrize("each", contracts(), ids=lambda each: each.event_type)


def _decodes(contract: Contract, document: Any) -> bool:
    try:
        _DECODERS[contract].decode(json.dumps(document).encode())
    except msgspec.ValidationError:
        return False
    return True


@every_contract
def test_it_is_valid_2020_12(each: Contract) -> None:
    Draft202012Validator.check_schema(json_schema(each))
    assert json_schema(each)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json_schema(each)["$id"] == f"urn:three-networks:{each.wire_type}"


@every_contract
def test_it_stands_for_itself(each: Contract) -> None:
    """No reference, so that it can be pasted into any other document."""
    assert '"$ref"' not in json.dumps(json_schema(each))


@every_contract
def test_its_description_is_not_indented(each: Contract) -> None:
    """Python 3.13 takes the indentation out of docstrings: published copies must not differ."""
    assert json_schema(each)["description"] == inspect.cleandoc(each.struct.__doc__ or "")


@every_contract
def test_the_example_is_valid(each: Contract) -> None:
    _VALIDATORS[each].validate(EXAMPLES[each.event_type])
    assert _decodes(each, EXAMPLES[each.event_type])


def test_what_a_meter_must_have() -> None:
    assert json_schema(contract_of("charger.meter"))["required"] == [
        "event_id",
        "event_time",
        "source",
        "operator_id",
        "station_id",
        "connector_id",
    ]


# 7.0 is an integer to JSON Schema and none to the decoder: see the last test.
_numbers = st.one_of(
    st.integers(-(2**53), 2**53),
    st.floats(-1e15, 1e15).filter(lambda value: not value.is_integer()),
    st.sampled_from([0, 1, 100, 101, 2000, 2001, 5_000_000, 5_000_001, 10**8, 10**8 + 1]),
    st.sampled_from([1_262_304_000_000, 1_262_303_999_999, 4_102_444_800_000, 4_102_444_800_001]),
    st.sampled_from([10**13, 10**13 + 1, 2**32 - 1, 2**32, -5_000_001, -2001, -1]),
)
_texts = st.one_of(
    st.text(max_size=5),
    st.sampled_from([64, 65, 128, 129, 4096, 4097]).map(lambda length: "充" * length),
    st.sampled_from(["ok", "charging", "out-of-range", "user", "k1:0123456789abcdef", "k1:xy"]),
)
_values = st.one_of(
    st.none(),
    st.booleans(),
    _numbers,
    _texts,
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=2),
)


@st.composite
def _documents(draw: st.DrawFn) -> tuple[Contract, dict[str, Any]]:
    """An example with a few fields changed, removed or added."""
    contract = draw(st.sampled_from(contracts()))
    document = dict(EXAMPLES[contract.event_type])
    names = st.sampled_from([*contract.struct.__struct_fields__, "unknown"])
    for name in draw(st.lists(names, min_size=1, max_size=3)):
        if draw(st.booleans()):
            document[name] = draw(_values)
        else:
            document.pop(name, None)
    return contract, document


@given(_documents())
def test_decoder_and_schema_agree(generated: tuple[Contract, dict[str, Any]]) -> None:
    contract, document = generated
    assert _VALIDATORS[contract].is_valid(document) == _decodes(contract, document)


@pytest.mark.parametrize("document", [None, [], "text", 1, True])
def test_both_refuse_what_is_no_object(document: Any) -> None:
    for contract in contracts():
        assert not _VALIDATORS[contract].is_valid(document)
        assert not _decodes(contract, document)


def test_the_one_difference_an_integer_with_a_point() -> None:
    """JSON Schema cannot say how a number is written; the decoder wants 7000, not 7000.0."""
    contract = contract_of("charger.meter")
    document = {**METER, "power_w": 7000.0}
    assert _VALIDATORS[contract].is_valid(document)
    assert not _decodes(contract, document)
