"""Roads 道路: speed and congestion."""

from pipelines.report.pooling import milliseconds
from pipelines.report.quantities import COUNT, SHARE, SPEED
from pipelines.report.section import HOUR_OF_DAY, Block, Measure, Section
from pipelines.report.words import Words

_BY_DAY = "api.traffic_1d"
_KNOWN, _ALL = milliseconds("known_s"), milliseconds("known_s + unknown_s")
_UNKNOWN = f"{milliseconds('unknown_s')} / nullIf({_ALL}, 0)"
_UNJUDGED = f"{milliseconds('known_s + unknown_s - judged_s')} / nullIf({_ALL}, 0)"
_SEGMENTS = Measure(
    Words("路段", "Segments"), COUNT, "nullIf(uniqExact((operator_id, segment_id)), 0)"
)
_SPEED = Measure(
    Words("平均车速", "Mean speed"),
    SPEED,
    f"sumOrNull(toInt64(round(ifNull(speed_kmh * known_s * 1000, 0)))) / nullIf({_KNOWN}, 0)",
    _UNKNOWN,
)
_CONGESTED = Measure(
    Words("拥堵时间占比", "Time congested"),
    SHARE,
    f"{milliseconds('congested_s')} / nullIf({milliseconds('judged_s')}, 0)",
    _UNJUDGED,
)
_CUT_BY = ("district_code",)

TRAFFIC = Section(
    "traffic",
    Words("道路运行", "Roads"),
    Words(
        "拥堵时间占比 = 拥堵时间 ÷ 可判定时间;拥堵指车速与自由流车速之比低于本平台阈值。",
        "Time congested ÷ time judged; congested is a speed so far below that of free flow as"
        " our own index says.",
    ),
    (
        Block("figures", _BY_DAY, (_SEGMENTS, _SPEED, _CONGESTED), cut_by=_CUT_BY),
        Block(
            "line",
            "api.traffic_1h",
            (_CONGESTED,),
            Words("各时段拥堵时间占比", "Time congested by hour of day"),
            HOUR_OF_DAY,
            cut_by=_CUT_BY,
        ),
    ),
)
