"""`derived.register`: the connectors of a day with the dimensions that assessments cut by."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, WORD
from schemas import Column, Table, View

REGISTER_TABLE = Table(
    database="derived",
    name="register",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        Column("equipment_id", WORD, comment="Equipment 充电桩; empty where not known."),
        Column("district_code", WORD, comment="District of the station; empty where not known."),
        Column("town_code", WORD, comment="Town 镇街 of the station; empty where not known."),
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("charge_kind", WORD, comment="交流, 直流, 超充, 智能有序, V2G."),
        Column("rated_power_w", "Nullable(Int32)", unit="W", comment="Rated power."),
        Column("in_operation", "Bool", comment="Operating 投运, and station and equipment too."),
    ),
    order_by=("operator_id", "station_id", "connector_id"),
    partition_by=BY_DAY,
    comment="The register of each day: connectors valid on it, with their station's dimensions.",
)

REGISTER_VIEW = View(
    database="api",
    name="register",
    select="SELECT * FROM derived.register",
    comment=REGISTER_TABLE.comment,
)
