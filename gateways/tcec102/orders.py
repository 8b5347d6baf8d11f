"""Charging orders: `charger.session`."""

from gateways.refusal import RefusedError, shaped
from gateways.tcec102 import times
from gateways.tcec102.crosswalk import ENDED_ORDERS, STOP_REASON, looked_up
from gateways.tcec102.making import event
from gateways.tcec102.payloads import ChargeOrderInfo, Order
from gateways.tcec102.push import Decoded, Push
from gateways.tcec102.quantities import FEN, KILO, real, whole
from schemas.contract import Quality, declared
from schemas.events.charger_session import ChargerSession

SESSION_TYPE = declared(ChargerSession).wire_type
CONFIRMED = 0


def charge_order(push: Push) -> Decoded:
    """notification_charge_order_info."""
    said = shaped(push.content, Order, SESSION_TYPE)
    push.check_operator(said.operator_id, SESSION_TYPE)
    answer = {
        "StartChargeSeq": said.start_charge_seq,
        "ConnectorID": said.connector_id,
        "ConfirmResult": CONFIRMED,
    }
    if said.order_no:
        answer["OrderNo"] = said.order_no
    if said.order_status is not None and str(said.order_status) not in ENDED_ORDERS:
        return Decoded(answer=answer)
    finished = shaped(push.content, ChargeOrderInfo, SESSION_TYPE)
    return Decoded((_session(push, finished),), answer=answer)


def _session(push: Push, said: ChargeOrderInfo) -> ChargerSession:
    place = push.place_of(said, SESSION_TYPE)
    start_ms = times.ms(said.start_time, SESSION_TYPE, "StartTime")
    end_ms = times.ms(said.end_time, SESSION_TYPE, "EndTime")
    if end_ms < start_ms:
        raise RefusedError("impossible", SESSION_TYPE, "$.EndTime", "before StartTime")
    return event(
        ChargerSession,
        push,
        event_time=end_ms,  # not PushTime: that changes when the order is sent again
        session_id=said.start_charge_seq or said.order_no,
        station_id=place.station_id,
        equipment_id=place.equipment_id,
        connector_id=said.connector_id,
        charge_start=start_ms,
        charge_end=end_ms,
        **_energy(said),
        **_stop(said),
        **_persons(push, said),
        soc_start_percent=real(said.start_soc),
        soc_end_percent=real(said.end_soc),
        energy_fee_fen=whole(said.total_elec_money, FEN),
        service_fee_fen=whole(said.total_service_money, FEN),
        quality=_quality(said),
    )


def _energy(said: ChargeOrderInfo) -> dict[str, int | None]:
    energy_wh = whole(said.total_power, KILO) or 0
    if energy_wh < 0:
        raise RefusedError("out-of-range", SESSION_TYPE, "$.TotalPower", "less than 0")
    return {
        "energy_wh": energy_wh,
        "register_start_wh": whole(said.meter_value_start, KILO),
        "register_end_wh": whole(said.meter_value_end, KILO),
    }


def _stop(said: ChargeOrderInfo) -> dict[str, str]:
    return {
        "stop_reason": looked_up(STOP_REASON, said.stop_reason, "unknown"),
        "raw_stop_reason": "" if said.stop_reason is None else str(said.stop_reason),
    }


def _persons(push: Push, said: ChargeOrderInfo) -> dict[str, str]:
    users, vehicles = push.persons.users, push.persons.vehicles
    return {
        "user": users.of("user", said.phone or said.user_name, issuer=push.operator_id),
        "vehicle": vehicles.by_vin(said.vin) or vehicles.by_plate(said.plate_num),
    }


def _quality(said: ChargeOrderInfo) -> Quality:
    start_wh, end_wh = whole(said.meter_value_start, KILO), whole(said.meter_value_end, KILO)
    if start_wh is not None and end_wh is not None and end_wh < start_wh:
        return "energy-doubtful"
    unknown = said.stop_reason is not None and str(said.stop_reason) not in STOP_REASON
    return "code-unknown" if unknown else "ok"
