"""Energy, sessions and utilization 充电量与利用率."""

from pipelines.report.pooling import milliseconds, share, total
from pipelines.report.quantities import COUNT, ENERGY, SHARE
from pipelines.report.section import DAY_OF_MONTH, HOUR_OF_DAY, Block, Measure, Section
from pipelines.report.words import Words

_BY_DAY, _BY_HOUR = "api.utilization_station_day", "api.utilization_station_hour"

_ENERGY = Measure(Words("充电量", "Energy charged"), ENERGY, total("import_wh"))
_EXPORTED = Measure(Words("放电量", "Energy discharged"), ENERGY, total("export_wh"))
# Where no order at all was told, nobody knows whether there was one.
_SESSIONS = Measure(
    Words("充电订单", "Sessions ended"), COUNT, f"nullIf({total('sessions_ended')}, 0)"
)
_TIME = Measure(
    Words("时间利用率", "Time utilization"),
    SHARE,
    **share(
        milliseconds("charging_s + discharging_s"),
        milliseconds("operating_s"),
        milliseconds("unknown_s"),
    ),
)
_POSSIBLE = "sumOrNull(toInt64(round(energy_possible_wh)))"
_UNMETERED = "sumOrNull(toInt64(round(ifNull(energy_possible_wh * (1 - energy_coverage), 0))))"
_POWER = Measure(
    Words("功率利用率", "Power utilization"),
    SHARE,
    **share(total("energy_wh"), _POSSIBLE, _UNMETERED),
)
_ALL = (_ENERGY, _EXPORTED, _SESSIONS, _TIME, _POWER)

USE = Section(
    "use",
    Words("充电量与利用率", "Energy and utilization"),
    Words(
        "时间利用率 = 充放电时间 ÷ 投运时间;功率利用率 = 表计电量 ÷(额定功率 × 投运时间)。",
        "Time utilization: time charging or discharging ÷ time in operation. Power"
        " utilization: metered energy ÷ rated power × time in operation.",
    ),
    (
        Block("figures", _BY_DAY, _ALL),
        Block("bars", _BY_DAY, (_ENERGY,), Words("逐日充电量", "Energy by day"), DAY_OF_MONTH),
        Block(
            "line",
            _BY_HOUR,
            (_TIME,),
            Words("各时段时间利用率", "Time utilization by hour of day"),
            HOUR_OF_DAY,
        ),
        Block("listing", _BY_DAY, _ALL, Words("按使用性质", "By use"), "use_class"),
        Block("listing", _BY_DAY, _ALL, Words("按区县", "By district"), "district_code"),
    ),
)
