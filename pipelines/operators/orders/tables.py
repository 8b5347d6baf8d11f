"""`derived.order_energy`: the energy of an order, by everybody who saw it."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, WORD
from schemas import Column, Table, View


def _energy(name: str, comment: str) -> Column:
    return Column(name, "Nullable(Int64)", unit="Wh", comment=f"{comment} NULL where not known.")


ORDER_ENERGY_TABLE = Table(
    database="derived",
    name="order_energy",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("session_id", "String", comment="Order, unique within its operator."),
        _energy("order_wh", "What was billed."),
        _energy("registers_wh", "Rise of the import register, by meter rows or else the order's."),
        _energy("power_wh", "Power of meter rows, integrated."),
        _energy("vehicle_wh", "Voltage by current of the vehicle's battery, integrated."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "session_id"),
    partition_by=BY_DAY,
    comment="Energy of each order that ended, beside what its meter and its vehicle saw.",
)

ORDER_ENERGY_VIEW = View(
    database="api_decision",
    name="order_energy",
    select="SELECT * FROM derived.order_energy",
    comment=f"{ORDER_ENERGY_TABLE.comment} What was seen of most of the charging time is taken to"
    " the whole of it; what was seen of less is NULL, as is all of a discharging order.",
)
