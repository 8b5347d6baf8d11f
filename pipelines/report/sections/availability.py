"""Availability 设备可用率: time up over time up, down or unknown."""

from pipelines.report.pooling import milliseconds, share
from pipelines.report.quantities import SHARE, TIME
from pipelines.report.section import DAY_OF_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_VIEW = "api.availability_station_day"
_UP, _JUDGED = milliseconds("up_s"), milliseconds("up_s + down_s + unknown_s")
_AVAILABILITY = Measure(
    Words("设备可用率", "Availability"),
    SHARE,
    **share(_UP, _JUDGED, milliseconds("unknown_s")),
)
_OF_KNOWN = Measure(
    Words("已知时间可用率", "Availability of known"),
    SHARE,
    f"{_UP} / nullIf({milliseconds('up_s + down_s')}, 0)",
)


def _time(name: Words, column: str) -> Measure:
    """A time of connectors, NULL where nothing is known of any."""
    known = milliseconds("up_s + down_s + excluded_s")
    return Measure(name, TIME, f"if({known} = 0, NULL, {milliseconds(column)})")


_ALL = (
    _AVAILABILITY,
    _OF_KNOWN,
    _time(Words("故障时间", "Time faulted"), "faulted_s"),
    _time(Words("离线时间", "Time offline"), "offline_s"),
    _time(Words("不计时间", "Time excluded"), "excluded_s"),
)

AVAILABILITY = Section(
    "availability",
    Words("设备可用率", "Availability"),
    Words(
        "设备可用率 = 可用时间 ÷(可用 + 不可用 + 未知时间);"
        "未投运、检修和停电时间不计入,未知不算可用。",
        "Time up ÷ time up, down or unknown: what is unknown is not up. Not in operation, in"
        " maintenance or without supply is excluded.",
    ),
    (
        Block("figures", _VIEW, _ALL),
        Block(
            "bars",
            _VIEW,
            (_AVAILABILITY,),
            Words("逐日设备可用率", "Availability by day"),
            DAY_OF_MONTH,
        ),
        Block("listing", _VIEW, _ALL, Words("按运营商", "By operator"), "operator_id"),
        Block("listing", _VIEW, _ALL, Words("按区县", "By district"), "district_code"),
    ),
)
