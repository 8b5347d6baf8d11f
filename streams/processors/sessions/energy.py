"""How much energy an attempt has brought, who says so, and what became of it."""

from typing import NamedTuple

from schemas.words import ChargeOutcome, EnergySource
from streams.processors.sessions.state import Attempt, Session

MINUTE_MS = 60_000  # between two samples of a meter; assumption, and that of T/CEC 102 at most
WORTH_WH = 100  # kwwhat counts a charge from 0.1 kWh on (`success_energy_threshold_kwh`)
_BROKEN = frozenset({"equipment-fault", "power-loss", "other"})


class Energy(NamedTuple):
    """Signed energy in Wh; None where nobody says."""

    wh: int | None
    source: EnergySource


_UNKNOWN = Energy(None, "unknown")


def energy_of(attempt: Attempt) -> Energy:
    """Registers where they saw the whole of it, else the order, else what registers saw."""
    if attempt.measured_from and _whole(attempt):
        return Energy(attempt.flown_wh, "registers")
    if attempt.order_wh is not None:
        return Energy(attempt.order_wh, "order")
    if attempt.measured_to > attempt.measured_from:
        return Energy(attempt.flown_wh, "part")
    return _UNKNOWN


def _whole(attempt: Attempt) -> bool:
    if attempt.fell or not attempt.charge_start:
        return False
    if attempt.ended and not attempt.charge_end:
        return False
    late = attempt.measured_from - attempt.charge_start
    return late <= MINUTE_MS and attempt.charge_end - attempt.measured_to <= MINUTE_MS


def session_energy(session: Session) -> Energy:
    """The sum of its attempts that have started; its source is the weakest of theirs."""
    known = [energy_of(each) for each in session.attempts if each.started]
    amounts = [each.wh for each in known if each.wh is not None]
    if not amounts:
        return _UNKNOWN
    sources = {each.source for each in known}
    whole = sources <= {"registers", "order"}
    source: EnergySource = "part" if not whole else "order" if "order" in sources else "registers"
    return Energy(session.dropped_wh + sum(amounts), source)


def outcome_of(attempt: Attempt) -> ChargeOutcome:
    """What became of it: kwwhat's rule of success, and names for what is none."""
    broken = attempt.stop_reason in _BROKEN
    if not attempt.ended:
        return "unknown"
    if not attempt.started:
        return "failed-start" if broken else "not-started"
    energy = energy_of(attempt)
    if energy.wh is not None and abs(energy.wh) > WORTH_WH:
        return "cut" if broken else "charged"
    if energy.wh is None or energy.source == "part":
        return "unknown"
    return "failed-start" if broken else "without-energy"


def session_outcome(session: Session) -> ChargeOutcome:
    """Charged where any attempt has, else what became of the last one."""
    outcomes = [outcome_of(each) for each in session.attempts]
    return "charged" if session.charged or "charged" in outcomes else outcomes[-1]
