"""`derived.utilization`: sums by connector and hour, from which every rate is pooled."""

from pipelines.columns import (
    BY_DAY,
    CONNECTOR_KEY,
    DAY,
    DISTRICT,
    HOUR,
    REGISTERED,
    WORD,
    time_ms,
)
from schemas import Column, Table


def _energy(name: str, comment: str) -> Column:
    return Column(name, "Int64", unit="Wh", comment=comment)


UTILIZATION_TABLE = Table(
    database="derived",
    name="utilization",
    columns=(
        DAY,
        HOUR,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        REGISTERED,
        Column("rated_power_w", "Nullable(Int32)", unit="W", comment="Rated power."),
        time_ms("hour_ms", "Length of the hour."),
        time_ms("operating_ms", "Time in operation 投运 by the register."),
        time_ms("charging_ms", "Time charging."),
        time_ms("discharging_ms", "Time discharging (V2G)."),
        time_ms("plugged_ms", "Time plugged in without charging."),
        time_ms("unknown_ms", "Time of which the occupancy is not known."),
        time_ms("metered_ms", "Time that differences of the import register cover."),
        time_ms("export_metered_ms", "The same of the export register."),
        _energy("import_wh", "Rise of the import register."),
        _energy("export_wh", "Rise of the export register."),
        Column("meter_resets", "UInt16", comment="Falls of a register."),
        Column("sessions_started", "UInt16", comment="Orders whose charging began."),
        Column("sessions_ended", "UInt16", comment="Orders whose charging ended."),
        _energy("order_import_wh", "Energy of orders that ended, into vehicles."),
        _energy("order_export_wh", "Energy of orders that ended, out of vehicles."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "hour"),
    partition_by=BY_DAY,
    # A city's day is six parts; to merge them took 3 s of processor from what is computed next.
    settings={"merge_selector_base": 12},
    comment="Time, energy and sessions of each connector and hour of the city's day.",
)
