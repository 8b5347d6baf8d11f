"""Platforms that may log in 平台登入, and how they show who they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest

from pydantic import SecretStr

from gateways.gbt32960.units import TIME

_NAME = slice(TIME + 2, TIME + 14)  # after time and serial number
_PASSWORD = slice(TIME + 14, TIME + 34)


@dataclass(frozen=True)
class Platforms:
    """Passwords by platform; the platform's name is its operator id here."""

    passwords: Mapping[str, SecretStr] = field(repr=False)

    def admitted(self, data: bytes) -> str:
        """The platform that a login's data names, empty if its password is not the right one."""
        name = _text(data[_NAME])
        known = self.passwords.get(name)
        given = data[_PASSWORD].rstrip(b"\0 ")
        right = known is not None and compare_digest(known.get_secret_value().encode(), given)
        return name if right else ""


def _text(padded: bytes) -> str:
    return padded.decode("ascii", "replace").strip("\0 ")
