"""The endpoint's own users: chDB has none."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from stack.clickhouse.errors import EndpointError
from stack.clickhouse.limits import ENVIRONMENT

INGEST, DAGSTER, READER = "ingest", "dagster", "reader"


@dataclass(frozen=True)
class User:
    name: str

    @property
    def reads_only(self) -> bool:
        return self.name == READER


class Users:
    """Who may come in. A user without a password does not exist."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._passwords = {
            name: password
            for name in (INGEST, DAGSTER, READER)
            if (password := environment.get(variable(name), ""))
        }

    def __bool__(self) -> bool:
        return bool(self._passwords)

    def authenticated(self, name: str, password: str) -> User:
        """The user of this name.

        Raises:
            EndpointError: 516, in the same words for an unknown name and a wrong password.
        """
        expected = self._passwords.get(name, "")
        matches = hmac.compare_digest(expected.encode(), password.encode())
        if not expected or not matches:
            raise EndpointError(
                516,
                "AUTHENTICATION_FAILED",
                f"{name}: Authentication failed: password is incorrect, "
                "or there is no user with such name",
            )
        return User(name)


def variable(name: str) -> str:
    """The environment variable that holds a user's password."""
    return f"{ENVIRONMENT}{name.upper()}_PASSWORD"
