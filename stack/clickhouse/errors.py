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
# What the engine finds wrong with a SELECT before it reads a row. 53 and 70 are not of them: scalar
# subqueries have run by then, and their values are printed.
_BEFORE_ROWS = {
    8: "THERE_IS_NO_COLUMN",
    10: "NOT_FOUND_COLUMN_IN_BLOCK",
    20: "NUMBER_OF_COLUMNS_DOESNT_MATCH",
    42: "NUMBER_OF_ARGUMENTS_DOESNT_MATCH",
    43: "ILLEGAL_TYPE_OF_ARGUMENT",
    46: "UNKNOWN_FUNCTION",
    47: "UNKNOWN_IDENTIFIER",
    125: "INCORRECT_RESULT_OF_SCALAR_SUBQUERY",
    153: "ILLEGAL_DIVISION",
    158: "TOO_MANY_ROWS",
    179: "MULTIPLE_EXPRESSIONS_FOR_ALIAS",
    184: "ILLEGAL_AGGREGATION",
    207: "AMBIGUOUS_IDENTIFIER",
    215: "NOT_AN_AGGREGATE",
    246: "CORRUPTED_DATA",
    307: "TOO_MANY_BYTES",
    349: "CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN",
    386: "NO_COMMON_TYPE",
    403: "INVALID_JOIN_ON_EXPRESSION",
}
# Behind these words the engine repeats the statement, with the literals that the client put there.
_ECHO = re.compile(r"\W+(?:In scope|In query|While|while) .*", re.DOTALL)
_PLACE = re.compile(r"Syntax error: failed at position \d+")
_VIOLATED_CONSTRAINT = 469
_SYNTAX_ERROR = 62
_WITHHELD = "INSERT failed; the engine's text is withheld, it may print inserted values"
_WITHHELD_OF_TABLES = (
    "INSERT … SELECT failed; the engine's text is withheld, it may print values of rows: "
    "run the SELECT by itself to see it"
)


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

    def without_values(self, selects: bool) -> EndpointError:
        """The same error of an INSERT, cleared of whatever may print values.

        With ``selects`` the rows come out of tables, and what is wrong with the SELECT is told.
        """
        return EndpointError(self.code, self.name, self._valueless(selects))

    def _valueless(self, selects: bool) -> str:
        if self.code in _VALUE_FREE or (selects and self.code in _BEFORE_ROWS):
            return _ECHO.sub("", self.text)
        if self.code == _VIOLATED_CONSTRAINT:
            return self.text.split(" is violated", 1)[0] + " is violated"
        if self.code == _SYNTAX_ERROR and (place := _PLACE.match(self.text)):
            return place[0]
        if selects:
            return _WITHHELD_OF_TABLES
        return _WITHHELD


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
