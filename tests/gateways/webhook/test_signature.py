"""Signatures are those of Standard Webhooks, whose libraries verify them."""

import pytest

from gateways.webhook.signature import SecretError, key_of, signed


def test_the_example_of_standard_webhooks() -> None:
    """From the tests of its reference libraries."""
    key = key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    assert signed(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body) == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


@pytest.mark.parametrize(
    "secret",
    ["", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_no base64", "whsec_"],
    ids=["empty", "no prefix", "too short", "no base64", "no key"],
)
def test_a_weak_secret_is_refused_and_not_quoted(secret: str) -> None:
    with pytest.raises(SecretError, match="base64 of 24 to 64 bytes are wanted") as refused:
        key_of(secret)
    assert secret.removeprefix("whsec_") == "" or secret not in str(refused.value)
