"""`derived.zombie_operators`: what is found of each operator, and what it rests on."""

from pipelines.columns import BY_DAY, DAY, OPERATOR, WORD, tally
from schemas import Column, Table, View

_DATE = "Nullable(Date)"

ZOMBIE_OPERATORS_TABLE = Table(
    database="derived",
    name="zombie_operators",
    columns=(
        DAY,
        OPERATOR,
        Column("finding", WORD, comment="silent-feed, dead-operator; empty where it is neither."),
        Column("found_on", _DATE, comment="Since when it is that."),
        tally("connectors", "Connectors in operation that are not exempt."),
        tally("zombies", "Of these, zombie piles that are confirmed."),
        tally("heard", "Of these, those of which anything was heard on the day."),
        tally("charges", "Orders with energy that ended."),
        Column("heard_on", _DATE, comment="Last day on which anything was heard."),
        Column("charged_on", _DATE, comment="Last day on which a charge ended."),
        Column("judged_from", "Date", comment="First day on which it was judged."),
        tally("silent_days", "Days in a row, this one among them, without a word."),
        Column("expected", "Float64", unit="1", comment="Charges expected since the last one."),
        Column("odds", "Float64", comment="Odds that it is dead, by the charges it missed."),
        Column("posterior", "Float64", comment="The same as a probability."),
        Column("rules", "UInt16", comment="Version of the rules."),
    ),
    order_by=("operator_id",),
    partition_by=BY_DAY,
    comment="Operators by day: dead 僵尸企业, or only silent 数据停报.",
)

ZOMBIE_OPERATORS_VIEW = View(
    database="api_decision",
    name="zombie_operators",
    select=(
        "SELECT * EXCEPT (odds), connectors - heard AS unknown,"
        " zombies / nullIf(connectors, 0) AS zombie_share,"
        " heard / nullIf(connectors, 0) AS coverage FROM derived.zombie_operators"
    ),
    comment="One row an operator and day: is it dead 僵尸企业, or is its feed silent 数据停报?",
)
