"""Figures in words; what is not known is called so."""


def percent(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.1%}"


def kilo(amount: float | None) -> str:
    """W as kW, Wh as kWh."""
    return "unknown" if amount is None else f"{amount / 1000:,.0f}"


def whole(amount: float | None) -> str:
    return "unknown" if amount is None else f"{amount:,.0f}"
