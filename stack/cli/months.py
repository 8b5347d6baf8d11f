"""Months as users write them."""

from typing import TYPE_CHECKING

from stack.errors import StackError

if TYPE_CHECKING:
    from pipelines.report import Month


def parsed(text: str) -> "Month":
    """The month of `2026-07`.

    Raises:
        StackError: it is no month.
    """
    from pipelines.report import Month

    try:
        return Month.parse(text)
    except ValueError as error:
        raise StackError(f"{text!r} is no month", "write it as 2026-07") from error
