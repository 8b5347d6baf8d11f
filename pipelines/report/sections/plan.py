"""Plan against actual 规划与实际: what policy documents state, on the last day that was judged."""

from pipelines.report.pooling import rows
from pipelines.report.quantities import COUNT, SHARE
from pipelines.report.section import LATEST_DAY, UNTITLED, Block, Measure, Section, Shape
from pipelines.report.words import Words

_ALL = (
    Measure(Words("指标", "Statements"), COUNT, rows("true")),
    Measure(Words("已达到", "Met"), COUNT, rows("met")),
    Measure(Words("未达到", "Not met"), COUNT, rows("met = false")),
    Measure(
        Words("达标率", "Share met"),
        SHARE,
        f"{rows('met')} / nullIf({rows('met IS NOT NULL')}, 0)",
        f"{rows('met IS NULL')} / nullIf({rows('true')}, 0)",
    ),
)


def _block(shape: Shape, title: Words = UNTITLED, key: str = "") -> Block:
    return Block(
        shape, "api.plan_progress", _ALL, title, key, LATEST_DAY, cut_by=("district_code",)
    )


PLAN = Section(
    "plan",
    Words("规划与实际", "Plan against actual"),
    Words(
        "达标率 = 已达到的指标 ÷ 能够判定的指标;以本月最后一个已计算日的登记册为准。",
        "Statements met ÷ statements that can be judged, by the register on the last day of"
        " the month that was computed.",
    ),
    (
        _block("figures"),
        _block("listing", Words("按文件", "By document"), "citation"),
        _block("listing", Words("按约束力", "By strength"), "strength"),
    ),
)
