"""`derived.utilization`: sums by connector and hour, from which every rate is pooled."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY
from schemas import Column, Table

_WORD = "LowCardinality(String)"
_MS = "UInt32"


def _time(name: str, comment: str) -> Column:
    return Column(name, _MS, unit="ms", comment=comment)


def _energy(name: str, comment: str) -> Column:
    return Column(name, "Int64", unit="Wh", comment=comment)


UTILIZATION_TABLE = Table(
    database="derived",
    name="utilization",
    columns=(
        DAY,
        Column("hour", "DateTime('UTC')", "Delta, ZSTD(1)", comment="Beginning of the hour."),
        *CONNECTOR_KEY,
        Column("district_code", _WORD, comment="District; empty where not known."),
        Column("use_class", _WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("registered", "Bool", comment="In the register of the day?"),
        Column("rated_power_w", "Nullable(Int32)", unit="W", comment="Rated power."),
        _time("hour_ms", "Length of the hour."),
        _time("operating_ms", "Time in operation 投运 by the register."),
        _time("charging_ms", "Time charging."),
        _time("discharging_ms", "Time discharging (V2G)."),
        _time("plugged_ms", "Time plugged in without charging."),
        _time("unknown_ms", "Time of which the occupancy is not known."),
        _time("metered_ms", "Time that differences of the import register cover."),
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
    comment="Time, energy and sessions of each connector and hour of the city's day.",
)
