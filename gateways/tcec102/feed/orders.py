"""`charger.session` → notification_charge_order_info."""

from gateways.tcec102 import times
from gateways.tcec102.crosswalk import STOP_REASON
from gateways.tcec102.feed.push import Push, said, scaled
from gateways.tcec102.quantities import FEN, KILO
from schemas.events.charger_session import ChargerSession

_CODES = {word: int(code) for code, word in STOP_REASON.items()}


def order_push(event: ChargerSession) -> Push | None:
    """None where its energy is not known, or flowed back: the form has no way to say so."""
    if event.energy_wh is None or event.energy_wh < 0:
        return None
    content = said(
        StartChargeSeq=event.session_id,
        OperatorID=event.operator_id,
        StationID=event.station_id,
        EquipmentID=event.equipment_id,
        ConnectorID=event.connector_id,
        StartTime=times.spoken(event.charge_start),
        EndTime=times.spoken(event.charge_end),
        TotalPower=scaled(event.energy_wh, KILO),
        TotalElecMoney=scaled(event.energy_fee_fen, FEN),
        TotalSeviceMoney=scaled(event.service_fee_fen, FEN),
        TotalMoney=scaled(_total_fen(event), FEN),
        StopReason=_CODES.get(event.stop_reason),
        MeterValueStart=scaled(event.register_start_wh, KILO),
        MeterValueEnd=scaled(event.register_end_wh, KILO),
        StartSoc=event.soc_start_percent,
        EndSoc=event.soc_end_percent,
    )
    return Push("notification_charge_order_info", content)


def _total_fen(event: ChargerSession) -> int | None:
    if event.energy_fee_fen is None or event.service_fee_fen is None:
        return None
    return event.energy_fee_fen + event.service_fee_fen
