"""First-time success 一次充电成功率, by visit."""

from pipelines.report.pooling import share_of_known, total
from pipelines.report.quantities import COUNT, SHARE
from pipelines.report.section import OF_THE_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_VIEW = "api.success_station_month"
_ALL = (
    Measure(
        Words("一次充电成功率", "First-time success"),
        SHARE,
        **share_of_known(total("first_time"), total("visits - unknown"), total("unknown")),
    ),
    Measure(Words("到访", "Visits"), COUNT, total("visits")),
    Measure(Words("再次成功", "Succeeded later"), COUNT, total("later")),
    Measure(Words("未成功", "Never succeeded"), COUNT, total("failed")),
)


def _listing(title: Words, key: str) -> Block:
    return Block("listing", _VIEW, _ALL, title, key, OF_THE_MONTH)


SUCCESS = Section(
    "success",
    Words("一次充电成功率", "First-time success"),
    Words(
        "一次充电成功率 = 首次尝试即成功的到访 ÷ 首次尝试结果已知的到访;"
        "同一用户在同一站的连续尝试计为一次到访。",
        "Visits whose first attempt succeeded ÷ visits of whose first attempt that is known;"
        " a driver's attempts at a station in a row are one visit.",
    ),
    (
        Block("figures", _VIEW, _ALL, period=OF_THE_MONTH),
        _listing(Words("按运营商", "By operator"), "operator_id"),
        _listing(Words("按区县", "By district"), "district_code"),
    ),
)
