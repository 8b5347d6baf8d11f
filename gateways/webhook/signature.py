"""Who posts: signatures of Standard Webhooks, HMAC-SHA256 over id, time and body.

Source: github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md, for symmetric
keys. Its libraries verify them.
"""

import binascii
import hmac
from base64 import b64decode, b64encode

_PREFIX = "whsec_"
_LEAST_BYTES, _MOST_BYTES = 24, 64


class SecretError(ValueError):
    """The secret cannot be used; says what is wanted and quotes nothing."""


def key_of(secret: str) -> bytes:
    """The key that a secret holds.

    Raises:
        SecretError: it holds none.
    """
    try:
        key = b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not secret.startswith(_PREFIX) or not _LEAST_BYTES <= len(key) <= _MOST_BYTES:
        raise SecretError(
            f"THREE_NETWORKS_GATEWAY_WEBHOOK_SECRET: {_PREFIX} and base64 of {_LEAST_BYTES} to"
            f" {_MOST_BYTES} bytes are wanted; `openssl rand -base64 32` makes such a base64"
        )
    return key


def signed(key: bytes, message_id: str, time_s: int, body: bytes) -> dict[str, str]:
    """The headers of a post."""
    said = f"{message_id}.{time_s}.".encode() + body
    signature = b64encode(hmac.digest(key, said, "sha256")).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(time_s),
        "webhook-signature": f"v1,{signature}",
    }
