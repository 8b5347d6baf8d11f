"""Data quality 数据质量: what share of what was looked at shows an issue, the largest first."""

from pipelines.report.pooling import total
from pipelines.report.quantities import SHARE
from pipelines.report.section import OF_THE_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_SHARE = f"{total('found')} / nullIf({total('looked_at')}, 0)"

QUALITY = Section(
    "quality",
    Words("数据质量", "Data quality"),
    Words(
        "占比 = 发现问题的记录(或时间)÷ 检查过的记录(或时间);数据本身不因此修改。",
        "Records, or time, that show an issue ÷ those that were looked at; nothing is changed"
        " for it.",
    ),
    (
        Block(
            "listing",
            "api.data_quality_month",
            (Measure(Words("占比", "Share"), SHARE, _SHARE),),
            Words("问题", "Issue"),
            "issue",
            OF_THE_MONTH,
            ("operator_id",),
            order=f"{_SHARE} DESC NULLS LAST",
        ),
    ),
)
