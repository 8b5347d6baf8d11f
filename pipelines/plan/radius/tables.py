"""`derived.service_cells`: cells of the city's land, and how far each is from each network."""

from pipelines.columns import BY_DAY, DAY, DISTRICT, WORD, tally
from schemas import Column, Table

SERVICE_CELLS_TABLE = Table(
    database="derived",
    name="service_cells",
    columns=(
        DAY,
        Column("network", WORD, comment="charging (公共充电), super-charging or swap."),
        Column("cell", "UInt64", comment="Cell of H3, resolution 9."),
        Column("longitude", "Float64", unit="°", comment="Its middle, WGS 84."),
        Column("latitude", "Float64", unit="°", comment="Its middle, WGS 84."),
        DISTRICT,
        Column("town_code", WORD, comment="Town 镇街; empty where not known."),
        tally("demand_points", "Parking lots in it."),
        Column(
            "distance_m",
            "Nullable(UInt32)",
            unit="m",
            comment="From its middle to the nearest station; NULL where none is within 5 km.",
        ),
        Column("unknown", "Bool", comment="May one be near whose place is not known?"),
    ),
    order_by=("network", "cell"),
    partition_by=BY_DAY,
    comment="Cells of about 0.1 km² around all that the register places, and what is near them.",
)
