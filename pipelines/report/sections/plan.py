"""Plan against actual 规划与实际: what policy documents state, on the last day that was judged."""

from pipelines.report.pooling import rows
from pipelines.report.quantities import COUNT, SHARE, VERDICT, Quantity
from pipelines.report.section import LATEST_DAY, UNTITLED, Block, Measure, Section, Shape
from pipelines.report.words import Words

# A city is judged by what is stated for whole areas; a district by what is stated for it alone, and
# by its part of the other rules: each statement once.
_FOR_IT_ALONE = (
    f"SELECT statement_id FROM {{view}} WHERE {LATEST_DAY}"
    " AND place = 'area' AND district_code = %(place)s"
)
_STATED = (
    f"{LATEST_DAY} AND (place = 'area' OR (place = 'district' AND target IS NOT NULL"
    f" AND %(place)s != '' AND statement_id NOT IN ({_FOR_IT_ALONE})))"
)
_VIEW, _CUT_BY = "api.plan_progress", ("district_code",)
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
    return Block(shape, _VIEW, _ALL, title, key, _STATED, _CUT_BY)


def _targets(title: Words, kinds: str, quantity: Quantity) -> Block:
    """One statement a row, in the document's words: what must be and is farthest behind first."""
    return Block(
        "listing",
        _VIEW,
        (
            Measure(
                Words("实际", "Actual"), quantity, "maxOrNull(actual)", "1 - minOrNull(coverage)"
            ),
            Measure(Words("目标", "Target"), quantity, "maxOrNull(target)"),
            Measure(Words("进度", "Progress"), SHARE, "maxOrNull(progress)"),
            Measure(Words("达到", "Met"), VERDICT, "minOrNull(met)"),
        ),
        title,
        "arrayStringConcat(arrayFilter(each -> each != '', [area, concat(applies_to, ' ', figure),"
        " ifNull(toString(year), ''), concat(citation, ' ', section)]), ' · ')",
        f"{_STATED} AND target IS NOT NULL AND kind IN ({kinds})",
        _CUT_BY,
        order="max(strength = 'must') DESC, maxOrNull(progress) NULLS LAST",
    )


PLAN = Section(
    "plan",
    Words("规划与实际", "Plan against actual"),
    Words(
        "达标率 = 已达到的指标 ÷ 能够判定的指标;进度 = 实际 ÷ 目标(道路以米计);"
        "以本月最后一个已计算日的登记册为准。先列约束力为“必须”者,进度低者在前,每表至多 40 项。",
        "Share met: statements met ÷ those that can be judged. Progress: actual ÷ target (roads"
        " in metres). By the register on the last day of the month that was computed. What must be"
        " comes first, the farthest behind first, at most 40 a table.",
    ),
    (
        _block("figures"),
        _targets(Words("数量指标", "Numbers"), "'sum'", COUNT),
        _targets(Words("比例指标", "Shares"), "'share', 'kept', 'within'", SHARE),
        _block("listing", Words("按文件", "By document"), "citation"),
        _block("listing", Words("按约束力", "By strength"), "strength"),
    ),
)
