"""The envelope, byte for byte as `openssl` makes it.

DATA, with the secrets of tests/gateways/tcec102/examples.py:

    printf %s '{"ConnectorStatusInfo":{"ConnectorID":"1001","Status":1}}' |
        openssl enc -aes-128-cbc -base64 -A \
            -K $(printf %s DataSecret123456 | xxd -p) -iv $(printf %s DataSecretIV1234 | xxd -p)

Signatures, in upper case:

    printf %s "MA1234567${DATA}202510011600000001" | openssl dgst -md5 -hmac SigSecret1234567
    printf %s "0${ANSWER}" | openssl dgst -md5 -hmac SigSecret1234567
    printf %s "4003Status: wrong" | openssl dgst -md5 -hmac SigSecret1234567
"""

import msgspec
import pytest

from gateways.refusal import RefusedError
from gateways.tcec102 import envelope
from tests.gateways.tcec102.examples import OPERATOR

CONTENT = b'{"ConnectorStatusInfo":{"ConnectorID":"1001","Status":1}}'
DATA = "yXfLcWZ5b5BVfb4ju3o5ktLLn3O4vzEPn1y0XQMjai4T6jEv8mBDT40MgU60wggNi2L/LV01CV5bavUASvXXBA=="
ANSWER = "JCNGbRYnpKOshBPIskU4wQ=="


def test_a_request() -> None:
    sealed = envelope.request(OPERATOR, CONTENT, "20251001160000", "0001")
    assert msgspec.to_builtins(sealed) == {
        "OperatorID": "MA1234567",
        "Data": DATA,
        "TimeStamp": "20251001160000",
        "Seq": "0001",
        "Sig": "8090C852A59E1C875A030670560435D2",
    }
    assert envelope.is_signed(OPERATOR, sealed)
    assert envelope.decrypted(OPERATOR, DATA) == CONTENT


def test_an_answer() -> None:
    assert msgspec.to_builtins(envelope.answer(OPERATOR, 0, "", b'{"Status":0}')) == {
        "Ret": 0,
        "Msg": "",
        "Data": ANSWER,
        "Sig": "3B903AE5DF229F78E5712979D918A8BD",
    }


def test_a_refusal_has_no_data_and_is_signed() -> None:
    sealed = envelope.answer(OPERATOR, 4003, "Status: wrong")
    assert (sealed.data, sealed.sig) == ("", "0692B84B48C5570A147FB5D03B66B94A")
    assert envelope.is_signed(OPERATOR, sealed)


@pytest.mark.parametrize("changed", [{"data": ANSWER}, {"time_stamp": "20251001160001"}])
def test_what_was_changed_is_not_signed(changed: dict[str, str]) -> None:
    sealed = envelope.request(OPERATOR, CONTENT, "20251001160000", "0001")
    assert not envelope.is_signed(OPERATOR, msgspec.structs.replace(sealed, **changed))


@pytest.mark.parametrize("data", ["", "AAAA", "no base64", DATA[:-4], "é", "A" * 64])
def test_what_cannot_be_decrypted_is_refused_without_a_word_of_it(data: str) -> None:
    with pytest.raises(RefusedError) as refused:
        envelope.decrypted(OPERATOR, data)
    assert (refused.value.reason, refused.value.detail) == ("not-json", "cannot be decrypted")
