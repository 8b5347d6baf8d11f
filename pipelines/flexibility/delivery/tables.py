"""`derived.dispatch`: what came of each instruction of the grid."""

from pathlib import Path

from pipelines.columns import BY_DAY, DAY, OPERATOR, WORD, tally
from schemas import Column, Table, View

_MOMENT = "DateTime64(3, 'UTC')"


def _power(name: str, comment: str) -> Column:
    return Column(name, "Nullable(Int64)", unit="W", comment=comment)


def _sum(name: str, comment: str) -> Column:
    return Column(name, "Int64", unit="W·15 min", comment=comment)


DISPATCH_TABLE = Table(
    database="derived",
    name="dispatch",
    columns=(
        DAY,
        OPERATOR,
        Column("feeder_id", WORD, comment="Feeder."),
        Column("instruction_id", "String", comment="Instruction of the grid company."),
        Column("station_operator_id", WORD, comment="Of the station; empty for a whole feeder."),
        Column("station_id", WORD, comment="Station that is asked; empty for a whole feeder."),
        Column("starts", _MOMENT, comment="From when on it holds."),
        Column("ends", _MOMENT, comment="Until when."),
        Column("answer", WORD, comment="accepted, refused, withdrawn or unanswered."),
        _power("target_w", "Most that charging may take."),
        Column("said_outcome", WORD, comment="reached or missed, by who answered; else empty."),
        _power("said_w", "What it became, by who answered."),
        tally("quarters", "Quarter hours for which it holds."),
        tally("known_quarters", "Of these, in which enough of the load is known."),
        tally("kept_quarters", "Of these, in which the load was not above the target."),
        _power("highest_w", "Highest known load of a quarter hour."),
        tally("compared_quarters", "Known quarter hours that have a baseline."),
        _sum("baseline_w_quarters", "Baseline of these."),
        _sum("net_w_quarters", "Load of these."),
        _sum("instructed_w_quarters", "Baseline above the target of these."),
    ),
    order_by=("operator_id", "feeder_id", "instruction_id"),
    partition_by=BY_DAY,
    comment="Instructions of the grid that ended on a day: asked, answered and measured.",
)

DISPATCH_VIEW = View(
    database="api",
    name="dispatch_delivery",
    select=(Path(__file__).parent / "dispatch_delivery.sql").read_text().strip(),
    comment="One row an instruction of the grid: what was asked, answered, and delivered against a"
    " baseline by the measured load of the feeder's stations; NULL where that is not known.",
)
