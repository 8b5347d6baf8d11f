"""The endpoint's own users: chDB has none."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from stack.clickhouse.errors import EndpointError
from stack.clickhouse.limits import ENVIRONMENT

INGEST, DAGSTER, READER = "ingest", "dagster", "reader"
SERVICE, DECISION = "service", "decision"
USERS = (INGEST, DAGSTER, READER, SERVICE, DECISION)

# Who may only read, and what; the first database is where a session begins.
READS = {
    READER: ("api",),
    SERVICE: ("api_service",),
    DECISION: ("api_decision", "api_service", "api"),
}


@dataclass(frozen=True)
class User:
    name: str

    @property
    def reads(self) -> tuple[str, ...]:
        """The databases of one who may only read; empty for one who may do everything."""
        return READS.get(self.name, ())


class Users:
    """Who may come in. A user without a password does not exist."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._passwords = {
            name: password for name in USERS if (password := environment.get(variable(name), ""))
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
