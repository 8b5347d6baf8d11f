"""Numbers of T/CEC 102 in the units of our contracts, by exact decimal arithmetic."""

from decimal import ROUND_HALF_UP, Decimal

KILO = 1000  # kWh and kW to Wh and W
FEN = 100  # 元 to 分

# No contract admits it. What is no number or beyond all measure becomes this, so that the contract
# refuses it by its field's name.
_BEYOND = Decimal(10**15)


def whole(value: Decimal | None, unit: int = 1) -> int | None:
    """So many units, half of one rounded up; absent stays absent."""
    if value is None:
        return None
    return int((bounded(value) * unit).quantize(Decimal(1), ROUND_HALF_UP))


def real(value: Decimal | None) -> float | None:
    """As a float; absent stays absent."""
    return None if value is None else float(bounded(value))


def bounded(value: Decimal) -> Decimal:
    """The value, or what no contract admits: arithmetic with it raises nothing."""
    if not value.is_finite():
        return _BEYOND
    return max(-_BEYOND, min(_BEYOND, value))
