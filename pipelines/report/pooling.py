"""SQL that pools columns of views: sums are of integers, so that they are the same every time."""


def total(column: str) -> str:
    """The sum of an integer column; NULL of no rows and where no row is known."""
    return f"sumOrNull({column})"


def milliseconds(seconds: str) -> str:
    """The sum of times in seconds, which views give to the millisecond, in ms."""
    return f"sumOrNull(toInt64(round(({seconds}) * 1000)))"


def distinct(columns: str, where: str = "true") -> str:
    """How many there are; NULL of no rows."""
    return f"if(count() = 0, NULL, uniqExactIf(({columns}), {where}))"


def share(part: str, whole: str, unknown: str) -> dict[str, str]:
    """A rate over all of the denominator, NULL where all is unknown, and the unknown share."""
    return {
        "value": f"if({whole} = {unknown}, NULL, {part} / nullIf({whole}, 0))",
        "unknown": f"{unknown} / nullIf({whole}, 0)",
    }


def share_of_known(part: str, known: str, unknown: str) -> dict[str, str]:
    """A rate over what is known, and the unknown share of known and unknown."""
    return {
        "value": f"{part} / nullIf({known}, 0)",
        "unknown": f"{unknown} / nullIf({known} + {unknown}, 0)",
    }


def rows(where: str) -> str:
    """How many rows it holds of; NULL of no rows."""
    return f"if(count() = 0, NULL, countIf(ifNull({where}, false)))"
