"""Blocked bays 车位占位: fuel cars, overstay, who only parks; and turnover."""

from pipelines.report.pooling import milliseconds, share_of_known, total
from pipelines.report.quantities import COUNT, SHARE, TURNOVER
from pipelines.report.section import HOUR_OF_DAY, OF_THE_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_VIEW = "api.blocking_station_month"
_DAY_MS = 86_400_000
_KNOWN, _UNKNOWN = milliseconds("known_s"), milliseconds("unknown_s")
_BAY_KNOWN = milliseconds("bay_known_s")
_BAY_UNKNOWN = milliseconds("known_s + unknown_s - bay_known_s")


def _share_of_bays(name: Words, column: str) -> Measure:
    """Of the time of which it is known what stands in the bay."""
    return Measure(name, SHARE, **share_of_known(milliseconds(column), _BAY_KNOWN, _BAY_UNKNOWN))


_ICE = _share_of_bays(Words("油车占位率", "ICE-blocked"), "ice_blocked_s")
_ALL = (
    _ICE,
    Measure(
        Words("充满未移车率", "Overstay"),
        SHARE,
        **share_of_known(milliseconds("overstay_s"), _KNOWN, _UNKNOWN),
    ),
    _share_of_bays(Words("异常占位率", "Only parked"), "abnormal_parking_s"),
    Measure(
        Words("周转率", "Turnover"),
        TURNOVER,
        **share_of_known(f"{total('stays')} * {_DAY_MS}", _KNOWN, _UNKNOWN),
    ),
    Measure(
        Words("油车占位次数", "ICE-blockings"),
        COUNT,
        f"if({_BAY_KNOWN} = 0, NULL, {total('ice_blockings')})",
    ),
)


def _listing(title: Words, key: str) -> Block:
    return Block("listing", _VIEW, _ALL, title, key, OF_THE_MONTH)


BLOCKING = Section(
    "blocking",
    Words("充电车位占位", "Blocked bays"),
    Words(
        "油车、异常占位率 = 占位时间 ÷ 车位状态已知的时间;"
        "充满未移车率 = 插枪而不再取电的时间 ÷ 用途已知的时间;"
        "周转率 = 驶入空位的车次 ÷ 用途已知的车位·日。",
        "ICE-blocked and only parked: time ÷ time of which it is known what stands in the bay."
        " Overstay: time plugged in and asking for no power ÷ time of known use. Turnover: vehicles"
        " that came into an empty bay ÷ days of a bay of known use.",
    ),
    (
        Block("figures", _VIEW, _ALL, period=OF_THE_MONTH),
        Block(
            "line",
            "api.blocking_station_hour",
            (_ICE,),
            Words("各时段油车占位率", "ICE-blocked by hour of day"),
            HOUR_OF_DAY,
        ),
        _listing(Words("按运营商", "By operator"), "operator_id"),
        _listing(Words("按区县", "By district"), "district_code"),
    ),
)
