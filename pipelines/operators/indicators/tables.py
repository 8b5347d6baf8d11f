"""`derived.operator_indicators`: what every rate about operators is pooled from."""

from pipelines.columns import BY_DAY, DAY, DISTRICT, OPERATOR, WORD
from schemas import Column, Table


def _sum(name: str, comment: str) -> Column:
    return Column(name, "Int64", comment=comment)


OPERATOR_INDICATORS_TABLE = Table(
    database="derived",
    name="operator_indicators",
    columns=(
        DAY,
        OPERATOR,
        DISTRICT,
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("indicator", WORD, comment="Name in `indicators/catalogue.py`."),
        _sum("numerator", "What is counted."),
        _sum("denominator", "Of how much."),
        _sum("unknown", "How much of what is judged is not known."),
        _sum("judged", "How much is judged, known or not; 0 where nobody can say."),
    ),
    order_by=("operator_id", "district_code", "use_class", "indicator"),
    partition_by=BY_DAY,
    comment="Indicators of operators by day, in the base unit of each.",
)
