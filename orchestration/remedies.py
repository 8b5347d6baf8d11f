"""What to do about an error of ClickHouse, for who reads a failed run."""

from clickhouse_driver.errors import ServerException

_SCHEMA = "the schema is older than the program: `three-networks schema apply`"
_ACCESS = "user `dagster` may not: compare its password and rights with `three-networks config`"
_REMEDIES = {
    16: _SCHEMA,
    47: _SCHEMA,
    60: _SCHEMA,
    81: _SCHEMA,
    497: _ACCESS,
    516: _ACCESS,
    241: "the engine has too little memory: give it more, or let fewer runs go at once",
    243: "the disk is full: free some space, then run the day again",
}
_OTHERWISE = "`three-networks doctor` says what is wrong; the engine's log has the statement"
_UNREACHED = "ClickHouse did not answer: is the stack up? `three-networks doctor` says"


def cause_and_remedy(error: BaseException) -> str:
    """One line; of the error its kind and code, since its text may quote a row."""
    if isinstance(error, ServerException):
        remedy = _REMEDIES.get(error.code, _OTHERWISE)
        return f"ClickHouse refused with code {error.code} → {remedy}"
    return f"{type(error).__name__} → {_UNREACHED}"
