"""Errors as ClickHouse clients know them: a number, a name and a text."""

from __future__ import annotations

import re

_ENGINE_ERROR = re.compile(r".*?Code: (\d+)\. DB::Exception: (.*)", re.DOTALL)
_ERROR_NAME = re.compile(r"\(([A-Z][A-Z0-9_]+)\)[\s.]*$")
_ENGINE_VERSION = re.compile(r" \(version [\d.]+\)\.?")

# What the engine says with these codes names tables, columns and limits, never inserted values.
_VALUE_FREE = {
    16: "NO_SUCH_COLUMN_IN_TABLE",
    33: "CANNOT_READ_ALL_DATA",
    44: "ILLEGAL_COLUMN",
    48: "NOT_IMPLEMENTED",
    60: "UNKNOWN_TABLE",
    81: "UNKNOWN_DATABASE",
    115: "UNKNOWN_SETTING",
    159: "TIMEOUT_EXCEEDED",
    164: "READONLY",
    241: "MEMORY_LIMIT_EXCEEDED",
    242: "TABLE_IS_READ_ONLY",
    243: "NOT_ENOUGH_SPACE",
    252: "TOO_MANY_PARTS",
    359: "TABLE_SIZE_EXCEEDS_MAX_DROP_SIZE_LIMIT",
    394: "QUERY_WAS_CANCELLED",
}
_VIOLATED_CONSTRAINT = 469


class EndpointError(Exception):
    """What a client is told in an Exception packet.

    Attributes:
        code: ClickHouse's number of the error.
        name: ClickHouse's name of it.
        text: the sentence for people, without the name.
    """

    def __init__(self, code: int, name: str, text: str) -> None:
        super().__init__(f"{text} ({name})")
        self.code = code
        self.name = name
        self.text = text

    @property
    def message(self) -> str:
        """The text as a ClickHouse server would put it into the packet."""
        return f"DB::Exception: {self.text} ({self.name})"

    def without_values(self, statement: str) -> EndpointError:
        """The same error of an INSERT, cleared of whatever may print inserted values."""
        if self.code in _VALUE_FREE:
            return self
        shown = f"{statement} failed; the engine's text is withheld, it may print inserted values"
        if self.code == _VIOLATED_CONSTRAINT:
            shown = self.text.split(" is violated", 1)[0] + " is violated"
        return EndpointError(self.code, self.name, shown)


class ProtocolError(EndpointError):
    """The peer does not speak the protocol as we do: the connection cannot go on."""

    def __init__(self, text: str, code: int = 101, name: str = "UNEXPECTED_PACKET_FROM_CLIENT"):
        super().__init__(code, name, text)


def access_denied(text: str) -> EndpointError:
    """497: a user asked for what this user may not have."""
    return EndpointError(497, "ACCESS_DENIED", text)


def not_implemented(text: str) -> EndpointError:
    """48: the endpoint knows what is meant and does not do it."""
    return EndpointError(48, "NOT_IMPLEMENTED", text)


def from_engine(failure: Exception) -> EndpointError:
    """Read the code and the name out of an exception of chDB."""
    said = _ENGINE_VERSION.sub("", str(failure)).strip()
    code, text = 1001, said
    while found := _ENGINE_ERROR.fullmatch(text):
        code, text = int(found[1]), found[2].strip()
    name = "STD_EXCEPTION"
    while found := _ERROR_NAME.search(text):
        name, text = found[1], text[: found.start()].strip()
    return EndpointError(code, name, text)
