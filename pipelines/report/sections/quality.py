"""Data quality 数据质量: what share of what was looked at shows an issue, the largest first."""

from pipelines.report.pooling import total
from pipelines.report.quantities import SHARE
from pipelines.report.section import OF_THE_MONTH, Block, Measure, Section
from pipelines.report.words import Words

_SHARE = f"{total('found')} / nullIf({total('looked_at')}, 0)"

QUALITY = Section(
    "quality",
    Words("数据质量", "Data quality"),
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
