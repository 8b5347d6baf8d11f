"""Keyed pseudonyms of personal values: the only form in which they leave a gateway."""

import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from gateways.keys import kept_key

Kind = Literal["user", "vehicle", "battery"]
_HEX = 32  # 128 bits: no collision among a country's vehicles


class PseudonymSettings(BaseSettings):
    """The key of the pseudonyms, `THREE_NETWORKS_PSEUDONYM_KEY` and `…_KEY_ID`."""

    model_config = SettingsConfigDict(env_prefix="THREE_NETWORKS_PSEUDONYM_", frozen=True)

    key: SecretStr | None = Field(
        None, min_length=16, description="secret; none makes one in the home folder"
    )
    key_id: str = Field(
        "k1", pattern=r"^[a-z0-9]{1,8}$", description="names the key, so that keys can rotate"
    )


@dataclass(frozen=True)
class Pseudonyms:
    """Makes pseudonyms `key id:hex`; the key never shows in a repr."""

    key: bytes = field(repr=False)
    key_id: str = "k1"

    def of(self, kind: Kind, value: str, issuer: str = "") -> str:
        """HMAC-SHA-256 of a value; empty stays empty.

        Args:
            issuer: who gave the value out, where it is unique only there: a user's card of two
                operators is two users, a vehicle's VIN is one everywhere.
        """
        if not value:
            return ""
        message = "\0".join((kind, issuer, value)).encode()
        return f"{self.key_id}:{hmac.new(self.key, message, sha256).hexdigest()[:_HEX]}"


def load_pseudonyms(home: Path, settings: PseudonymSettings | None = None) -> Pseudonyms:
    """Pseudonyms by the configured key, or by one made once and kept in `<home>/pseudonym.key`."""
    found = settings or PseudonymSettings()
    key = found.key.get_secret_value() if found.key else kept_key(home / "pseudonym.key")
    return Pseudonyms(key.encode(), found.key_id)
