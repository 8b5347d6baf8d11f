"""Parking 停车: bays taken, vehicles in, and fuel cars in charging bays by sensors alone."""

from pipelines.report.pooling import milliseconds, share_of_known, total
from pipelines.report.quantities import COUNT, SHARE
from pipelines.report.section import HOUR_OF_DAY, Block, Measure, Section
from pipelines.report.words import Words

_BAYS = "api.parking_bay_1d"
_OCCUPANCY = Measure(
    Words("泊位占用率", "Bays taken"),
    SHARE,
    f"{milliseconds('occupied_bay_s')} / nullIf({milliseconds('known_bay_s')}, 0)",
    f"{milliseconds('unknown_s')} / nullIf({milliseconds('known_s + unknown_s')}, 0)",
)
_ENTERED = Measure(Words("驶入车次", "Vehicles in"), COUNT, total("entered"))
_BLOCKED = Measure(
    Words("油车占位率(传感器)", "ICE-blocked, by sensor"),
    SHARE,
    **share_of_known(
        milliseconds("if(charging, ice_blocked_s, 0)"),
        milliseconds("if(charging, known_s, 0)"),
        milliseconds("if(charging, unknown_s, 0)"),
    ),
)
_TAKEN = Measure(
    Words("逐位占用率", "Taken, by bay"),
    SHARE,
    **share_of_known(
        milliseconds("occupied_s"), milliseconds("known_s"), milliseconds("unknown_s")
    ),
)

PARKING = Section(
    "parking",
    Words("停车", "Parking"),
    Words(
        "泊位占用率 = 占用泊位·时间 ÷ 已知泊位·时间;油车占位率此处仅凭泊位传感器,不看充电桩。",
        "Bays taken: bays taken × time ÷ bays known × time. ICE-blocked is told here by the"
        " bays' sensors alone, without the pile.",
    ),
    (
        Block("figures", "api.parking_occupancy_1d", (_OCCUPANCY,)),
        Block("figures", "api.parking_turnover_1d", (_ENTERED,)),
        Block("figures", _BAYS, (_BLOCKED, _TAKEN), cut_by=("operator_id",)),
        Block(
            "line",
            "api.parking_occupancy_1h",
            (_OCCUPANCY,),
            Words("各时段泊位占用率", "Bays taken by hour of day"),
            HOUR_OF_DAY,
        ),
    ),
)
