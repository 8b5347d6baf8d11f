"""What of a refused record may be kept."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import contract_of
from streams.decoding.redact import LARGEST_KEPT, looks_personal, operator_of, redacted
from tests.schemas.examples import METER, T, on_wire

KNOWN = frozenset(contract_of("charger.session").struct.__struct_fields__)

VIN = "LSVAA4182E2184847"
PERSONAL = [
    VIN,
    VIN.lower(),
    "粤B12345",
    "粤B·12345",
    "粤B 12345",
    "渝AD12345",  # of an electric vehicle
    "粤Z1234港",
    "粤Ｂ１２３４５",  # full width, as some terminals send it
    "13800138000",
    "138-0013-8000",
    "138 0013 8000",
    "+86 13800138000",
    "440301199001011234",
    "44030119900101123X",
    "440301900101123",
]


@pytest.mark.parametrize("value", PERSONAL)
@pytest.mark.parametrize("around", ["{}", "user {} stopped", "x{}y"])
def test_a_personal_value_survives_nowhere(value: str, around: str) -> None:
    """In a field of the contract, in another one, in a name, in a list, in an object."""
    text = around.format(value)
    record = {"raw_code": text, "more": text, text: 1, "list": [text], "object": {"a": text}}
    kept = redacted(json.dumps(record, ensure_ascii=False).encode(), frozenset({"raw_code"}))
    assert value not in kept
    assert json.loads(kept)["raw_code"] == f"<str:{len(text)}>"


@pytest.mark.parametrize(
    "number",
    [13_800_138_000, -13_800_138_000, 8_613_800_138_000, 440_301_199_001_011_234, 13800138000.5],
)
def test_a_number_that_may_be_a_phone_or_an_identity_is_not_kept(number: float) -> None:
    kept = redacted(json.dumps({"energy_wh": number}).encode(), KNOWN)
    assert str(abs(number)) not in kept
    assert list(json.loads(kept)) == ["energy_wh"]


@pytest.mark.parametrize(
    "value",
    [0, -5, 7.5, 9_999_999_999, T, True, None, "", "S-0042", "EVDisconnected", "充电中", "3"],
)
def test_numbers_times_and_codes_are_kept_as_they_were(value: Any) -> None:
    kept = redacted(json.dumps({"raw_stop_reason": value}).encode(), KNOWN)
    assert json.loads(kept) == {"raw_stop_reason": value}


def test_of_fields_that_the_contract_does_not_know_only_name_kind_and_length_are_kept() -> None:
    record = {"driver": "张三", "age": 30, "list": [1, 2], "object": {}, "nothing": None}
    assert json.loads(redacted(json.dumps(record).encode(), KNOWN)) == {
        "driver": "<str:2>",
        "age": "<int:2>",
        "list": "<list:2>",
        "object": "<dict:0>",
        "nothing": "<NoneType:4>",
    }


def test_a_long_text_is_not_kept() -> None:
    kept = redacted(on_wire({"raw_code": "x" * 65}), frozenset({"raw_code"}))
    assert json.loads(kept) == {"raw_code": "<str:65>"}


@pytest.mark.parametrize("value", [None, b"", b"{", b"[1]", b"null", b'"13800138000"', b"\xff"])
def test_what_is_no_object_is_not_kept_at_all(value: bytes | None) -> None:
    assert redacted(value, KNOWN) == ""
    assert operator_of(value) == "unknown"


def test_what_is_nested_too_deep_is_not_kept_at_all() -> None:
    value = b'{"operator_id": "O", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert redacted(value, KNOWN) == ""
    assert operator_of(value) == "unknown"


def test_what_stays_is_bounded() -> None:
    many = {f"field {number}": "x" for number in range(10_000)}
    assert len(redacted(json.dumps(many).encode(), KNOWN)) <= LARGEST_KEPT
    wide = {"名" * 64 + str(number): "x" for number in range(64)}
    assert len(redacted(json.dumps(wide).encode(), KNOWN)) <= LARGEST_KEPT


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("510000001", "510000001"),
        ("MA5G8T4X1", "MA5G8T4X1"),
        ("", "unknown"),
        ("O" * 65, "unknown"),
        (13, "unknown"),
        (None, "unknown"),
        (VIN, "unknown"),
        ("13800138000", "unknown"),
    ],
)
def test_the_operator_of_a_refused_record(operator: Any, expected: str) -> None:
    assert operator_of(on_wire(METER, operator_id=operator)) == expected


_digits = st.text("0123456789", min_size=11, max_size=18)
_vins = st.text("ABCDEFGHJKLMNPRSTUVWXYZ0123456789", min_size=17, max_size=17)
_plates = st.from_regex(r"\A[\u4eac-\u9ed1][A-Z][A-Z0-9]{5,6}\Z")


@given(st.one_of(_digits, _vins, _plates), st.text(max_size=5), st.text(max_size=5))
def test_whatever_stands_around_it_a_personal_value_is_seen(
    value: str, before: str, after: str
) -> None:
    assert looks_personal(before + value + after)
