"""`charger.meter`: registers and momentary values of a connector."""

from datetime import timedelta

from schemas.contract import Event, contract
from schemas.fields import CurrentA, Id, PowerW, RegisterWh, SocPercent, VoltageV
from schemas.topic import CHARGER


@contract(
    "charger.meter",
    topic=CHARGER,
    key=("operator_id", "station_id"),
    identity=("operator_id", "station_id", "connector_id", "event_time"),
    silence=timedelta(minutes=15),
)
class ChargerMeter(Event, frozen=True, kw_only=True):
    """One sample of a connector's meter; a value that was not measured is absent, never 0.

    Power and current are signed (discharging negative, 充放电负荷); energy is two registers, import
    and export, that only ever rise. Source: T/CEC 102 notification_equip_charge_status; OCPP 1.6
    MeterValues.
    """

    station_id: Id
    connector_id: Id
    import_wh: RegisterWh | None = None
    export_wh: RegisterWh | None = None
    power_w: PowerW | None = None
    voltage_v: VoltageV | None = None
    current_a: CurrentA | None = None
    soc_percent: SocPercent | None = None
