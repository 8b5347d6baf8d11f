"""`derived.zombie`: the verdict on each connector, and what it rests on."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, WORD, tally
from schemas import Column, Table

_DATE = "Nullable(Date)"
_LIST = "Array(Float64)"


def _milli(name: str, comment: str) -> Column:
    return Column(name, "UInt32", unit="1/1000", comment=comment)


ZOMBIE_TABLE = Table(
    database="derived",
    name="zombie",
    columns=(
        DAY,
        *CONNECTOR_KEY,
        DISTRICT,
        Column("use_class", WORD, comment="公共, 专用, 单位内部, 个人."),
        Column("stage", WORD, comment="clear, suspected, confirmed, or cleared on this day."),
        Column("kind", WORD, comment="What kind of zombie pile is likeliest; empty where clear."),
        Column("posterior", "Float64", comment="Probability that it is a zombie pile."),
        Column("registered_on", "Date", comment="First day on which it was judged."),
        Column("suspected_on", _DATE, comment="Since when suspected."),
        Column("confirmed_on", _DATE, comment="Since when confirmed."),
        Column("used_on", _DATE, comment="Last day on which a charge ended."),
        Column("online_on", _DATE, comment="Last day on which it was online."),
        Column("rate", "Float64", unit="1/d", comment="Charges expected of a usual day."),
        Column("expected", "Float64", unit="1", comment="Charges expected since the last one."),
        tally("in_vain", "Orders without energy since the last charge."),
        Column("odds", _LIST, comment="Odds by kind, in the order of `rules.KINDS`."),
        Column("nats", _LIST, unit="nat", comment="What the day said for each kind."),
        Column("speaks", "Bool", comment="Has its operator ever sent a status?"),
        _milli("known_charges", "Charges that its usual use is known by."),
        Column("known_open_ms", "UInt64", unit="ms", comment="Time that they came in."),
        _milli("known_failures", "Starts that a fault ended, of the same time."),
        _milli("known_unfed", "Starts that ended without energy otherwise, of the same time."),
        _milli("recent_charges", "Charges of the last days, each day half of the next."),
        _milli("recent_expected", "Charges that were expected of them."),
        Column("decision", WORD, comment="Decided by hand, that stands over the rules; or empty."),
        Column("decided_by", WORD, comment="Office or role that decided so."),
        Column("reason", "String", comment="Why it decided so."),
        Column("rules", "UInt16", comment="Version of the rules."),
    ),
    order_by=("operator_id", "station_id", "connector_id"),
    partition_by=BY_DAY,
    comment="Zombie piles 僵尸桩: the verdict of each day on each connector in operation.",
)
