"""Feeders 馈线: loads and peaks."""

from pipelines.report.pooling import milliseconds
from pipelines.report.quantities import POWER, SHARE, TIME
from pipelines.report.section import DAY_OF_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_VIEW = "api.feeder_load_15min"
_CUT_BY = ("district_code",)
_ALL = milliseconds("known_s + unknown_s")
_UNKNOWN = f"{milliseconds('unknown_s')} / nullIf({_ALL}, 0)"
_SUPPLY_UNKNOWN = milliseconds("supply_unknown_s")
_PEAK_RATE = Measure(
    Words("最高负载率", "Highest load rate"), SHARE, "maxOrNull(load_rate)", _UNKNOWN
)
_PEAK = Measure(Words("最大负荷", "Peak load"), POWER, "maxOrNull(load_w)")
_CAPACITY = Measure(Words("容量", "Capacity"), POWER, "maxOrNull(capacity_w)")
_CHARGING = Measure(Words("最大充电负荷", "Peak of charging"), POWER, "maxOrNull(charging_w)")
_OVERLOADED = Measure(
    Words("过载时间", "Time overloaded"),
    TIME,
    f"if({milliseconds('known_s')} = 0, NULL, {milliseconds('overloaded_s')})",
    _UNKNOWN,
)
_OUTAGE = Measure(
    Words("停电时间", "Time without supply"),
    TIME,
    f"if({_SUPPLY_UNKNOWN} = {_ALL}, NULL, {milliseconds('outage_s')})",
    f"{_SUPPLY_UNKNOWN} / nullIf({_ALL}, 0)",
)

FEEDERS = Section(
    "feeders",
    Words("馈线负荷", "Loads of feeders"),
    Words(
        "负载率 = 15 分钟平均负荷 ÷ 容量;未知占比为没有负荷数据的时间。",
        "Load rate: mean load of 15 minutes ÷ capacity; unknown is time without a load.",
    ),
    (
        Block("figures", _VIEW, (_PEAK_RATE, _OVERLOADED, _OUTAGE), cut_by=_CUT_BY),
        Block(
            "bars",
            _VIEW,
            (_PEAK_RATE,),
            Words("逐日最高负载率", "Highest load rate by day"),
            DAY_OF_MONTH,
            cut_by=_CUT_BY,
        ),
        Block(
            "listing",
            _VIEW,
            (_PEAK_RATE, _PEAK, _CAPACITY, _CHARGING, _OVERLOADED, _OUTAGE),
            Words("负载率最高的馈线", "Feeders by highest load rate"),
            "feeder_id",
            cut_by=_CUT_BY,
            order="maxOrNull(load_rate) DESC NULLS LAST",
            most=15,
        ),
    ),
)
