"""`derived.zombie_evidence`: what a day shows of whether a connector is of use."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, WORD, tally, time_ms
from schemas import Column, Table, View

ZOMBIE_EVIDENCE_TABLE = Table(
    database="derived",
    name="zombie_evidence",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("charge_kind", WORD, comment="交流, 直流, 超充, 智能有序, V2G."),
        Column("in_operation", "Bool", comment="Operating 投运 by the register."),
        time_ms("day_ms", "Length of the day."),
        time_ms("online_ms", "Time heard of as online; what is neither is silence."),
        time_ms("offline_ms", "Time known to be offline."),
        time_ms("broken_ms", "Time faulted or in maintenance."),
        time_ms("free_ms", "Time free."),
        time_ms("plugged_ms", "Time plugged in without charging."),
        time_ms("charging_ms", "Time charging or discharging."),
        Column("energy_wh", "Int64", unit="Wh", comment="Rise of both registers."),
        time_ms("metered_ms", "Time that differences of the import register cover."),
        tally("charges", "Orders with energy that ended."),
        tally("failures", "Orders without energy that a fault of the equipment ended."),
        tally("unfed", "Orders without energy that something else ended."),
        time_ms("bay_known_ms", "Time of which it is known whether its bay is taken."),
        time_ms("bay_taken_ms", "Time in which its bay is taken."),
    ),
    order_by=("operator_id", "station_id", "connector_id"),
    partition_by=BY_DAY,
    comment="What a day shows of each registered connector: heard, used, tried in vain, blocked.",
)

ZOMBIE_EVIDENCE_VIEW = View(
    database="api",
    name="zombie_evidence",
    select="SELECT * FROM derived.zombie_evidence",
    comment=ZOMBIE_EVIDENCE_TABLE.comment,
)
