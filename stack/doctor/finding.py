"""The outcome of one check."""

from dataclasses import dataclass

from stack.errors import StackError


@dataclass(frozen=True)
class Finding:
    """What was found; where it is not well, the remedy."""

    well: bool
    what: str
    remedy: str = ""


def well(what: str) -> Finding:
    return Finding(True, what)


def wrong(what: str, remedy: str) -> Finding:
    return Finding(False, what, remedy)


def of_error(error: StackError) -> Finding:
    return Finding(False, error.message, error.remedy)
