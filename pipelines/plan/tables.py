"""`derived.plan` and `derived.plan_missing`: what documents state, and what there is of it."""

from pipelines.columns import BY_DAY, DAY, WORD, tally
from schemas import Column, Table


def _word(name: str, comment: str) -> Column:
    return Column(name, WORD, comment=comment)


def _text(name: str, comment: str) -> Column:
    return Column(name, "String", comment=comment)


PLAN_TABLE = Table(
    database="derived",
    name="plan",
    columns=(
        DAY,
        _word("statement_id", "Target, or `document/area/year` of a list."),
        _word("place", "area that it is stated for; district or town of it."),
        _word("district_code", "District; empty where the area has several."),
        _word("town_code", "Town 镇街 by the register."),
        _word("document_id", "Key of `policy_document`."),
        _text("citation", "发文字号; title and date where it has none."),
        _text("section", "Section of the document."),
        _text("quote", "The document's words, or the names of a list."),
        _word("strength", "must, should or may."),
        Column("in_force", "Bool", comment="Does the document hold on the day?"),
        _word("measure", "What is counted or measured."),
        _word("network", "Of which network."),
        _word("pile_class", "any, fast or super."),
        _word("pile_use", "any, or the use it is of."),
        _word("area", "Area in the document's words."),
        _text("applies_to", "What it is of, in the document's words."),
        _word("town", "Town in the document's words, of a list by town."),
        _word("comparison", "How reality is to stand to the figure."),
        _word("figure", "Figure as the document writes it."),
        _word("period", "by-end, within-year or always."),
        Column("year", "Nullable(UInt16)", comment="Its year; none for a rule."),
        Column("due_before", "Nullable(Date)", comment="First day after that year."),
        _word("kind", "sum, share, within, kept or ratio; empty where nothing answers it."),
        Column("target", "Nullable(Float64)", comment="What `actual` is to reach."),
        Column("numerator", "Int64", comment="Things, or metres, that count."),
        Column(
            "denominator", "UInt64", comment="Things known; of a ratio, those on the other side."
        ),
        tally("unknown", "Things of which it is not known whether they count."),
        Column("recent", "Int64", comment="Of the numerator, registered within the last year."),
        _text("unknown_why", "Why nothing is known, where nothing is."),
    ),
    order_by=("statement_id", "place", "district_code", "town_code"),
    partition_by=BY_DAY,
    comment="Plan against actual: statements of policy documents beside the register, by place.",
)

PLAN_MISSING_TABLE = Table(
    database="derived",
    name="plan_missing",
    columns=(
        DAY,
        _word("statement_id", "Statement of `derived.plan`."),
        _word("district_code", "District."),
        _word("town_code", "Town 镇街; empty where not known."),
        _word("operator_id", "Operator; empty of towns and of what is not there."),
        _word("station_id", "Station."),
        _text("thing", "Station, pile, connector, town, or name of a listed station."),
        _text("name", "Its name, where it has one."),
        _word("state", "not-kept, unknown, not-found, or not-super: found, but no 超充."),
        Column("actual", "Nullable(Float64)", comment="What it has of what is asked for."),
        Column("wanted", "Float64", comment="What is asked for; 1 where it is to be there at all."),
    ),
    order_by=("statement_id", "district_code", "town_code", "operator_id", "station_id", "thing"),
    partition_by=BY_DAY,
    comment="What is missing of the plans: whatever keeps a statement from being true, one by one.",
)
