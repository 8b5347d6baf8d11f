"""What is known of a transaction → `charger.session`."""

from gateways.ocpp.making import Making
from gateways.ocpp201.crosswalk import DEFAULT_STOP_REASON, DISCONNECTED, STOP_REASON
from gateways.ocpp201.state import Stamped, Transaction
from gateways.refusal import RefusedError
from schemas.contract import declared
from schemas.events.charger_session import ChargerSession

SESSION_TYPE = declared(ChargerSession).wire_type


def session_event(
    making: Making, session_id: str, known: Transaction, number: int
) -> ChargerSession:
    """The order, of a transaction whose start and end are known.

    Raises:
        RefusedError: time or register falls from start to end.
    """
    assert known.start_ms is not None
    assert known.end_ms is not None
    charge_start, charge_end = known.charging_span(known.start_ms, known.end_ms)
    reason = known.stopped_reason or DEFAULT_STOP_REASON
    begin, end = _registers(known)
    fell = begin is not None and end is not None and end < begin
    if fell or charge_end < charge_start or known.end_ms < known.start_ms:
        raise RefusedError(
            "impossible", SESSION_TYPE, detail="time or register falls from start to end"
        )
    return making.event(
        ChargerSession,
        number,
        event_time=known.end_ms,
        session_id=session_id,
        equipment_id=making.charge_point,
        connector_id=known.connector_id,
        plug_in_time=known.plug_in_ms,
        charge_start=charge_start,
        charge_end=charge_end,
        plug_out_time=known.end_ms if reason == DISCONNECTED else None,
        energy_wh=None if begin is None or end is None else end - begin,
        register_start_wh=begin,
        register_end_wh=end,
        max_power_w=known.max_power_w,
        soc_start_percent=_value(known.first.get("soc_percent")),
        soc_end_percent=_value(known.last.get("soc_percent")),
        stop_reason=STOP_REASON.get(reason, "unknown"),
        raw_stop_reason=known.stopped_reason,
        user=known.user,
        vehicle=known.vehicle,
        quality="ok" if reason in STOP_REASON else "code-unknown",
    )


def _registers(known: Transaction) -> tuple[int | None, int | None]:
    """First and last reading; one alone is no energy."""
    first, last = known.first.get("import_wh"), known.last.get("import_wh")
    if first is None or last is None or first.time_ms == last.time_ms:
        return None, None
    return int(first.value), int(last.value)


def _value(stamped: Stamped | None) -> float | None:
    return None if stamped is None else stamped.value
