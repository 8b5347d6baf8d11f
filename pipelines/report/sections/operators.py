"""The operators' scorecard 运营商考核, of the month."""

from pipelines.report.quantities import COUNT, POINTS
from pipelines.report.section import Block, Measure, Section
from pipelines.report.words import Words

_ALL = (
    Measure(Words("名次", "Place"), COUNT, "anyOrNull(place)"),
    Measure(
        Words("得分", "Score"),
        POINTS,
        "anyOrNull(score)",
        "1 - anyOrNull(weight_known) / anyOrNull(weight_all)",
    ),
    Measure(Words("至少得分", "At least"), POINTS, "anyOrNull(score_at_least)"),
)

OPERATORS = Section(
    "operators",
    Words("运营商考核", "Operators' scorecard"),
    Words(
        "得分 = 已知指标得分的加权平均(满分 100);至少得分 = 未知指标按零分计;"
        "权重与阈值为本平台的假设。",
        "Score: weighted mean of the points of known indicators, of 100. At least: with those"
        " unknown at no points. Weights and thresholds are assumptions of ours.",
    ),
    (
        Block(
            "listing",
            "api_decision.operator_scorecard_month",
            _ALL,
            Words("按名次", "By place"),
            "operator_id",
            period="period = %(first)s",
            cut_by=("operator_id",),
            order="anyOrNull(place) NULLS LAST",
        ),
    ),
)
