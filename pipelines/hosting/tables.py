"""`derived.hosting`: what places carried over the days up to a day, and what they could have."""

from pipelines.columns import BY_DAY, DAY, WORD, tally
from schemas import Column, Table


def _power(name: str, comment: str) -> Column:
    return Column(name, "Nullable(Int64)", unit="W", comment=comment)


def _count(name: str, comment: str) -> Column:
    return Column(name, "Nullable(UInt32)", unit="1", comment=comment)


def _time(name: str, comment: str) -> Column:
    return Column(name, "UInt64", unit="ms", comment=comment)


HOSTING_TABLE = Table(
    database="derived",
    name="hosting",
    columns=(
        DAY,
        Column("level", WORD, comment="feeder, town, district or city."),
        Column("code", WORD, comment="Of the feeder, town or district; `city`."),
        tally("feeders", "Its feeders."),
        tally("feeders_unknown", "Of these, nothing is known of the headroom."),
        tally("feeders_over", "Of these, carried more than they might."),
        tally("days", "Of the window, for which feeders' loads were computed."),
        tally("quarters", "Quarter hours of these days."),
        tally("known_quarters", "In which the load of all its feeders is known."),
        tally("rate_known_quarters", "In which it is also known what they may carry."),
        _power("peak_w", "Highest load of its feeders together."),
        _power("p95_w", "Load that is not exceeded in 95 % of the known quarter hours."),
        _power("ramp_w", "Steepest rise from one quarter hour to the next."),
        Column(
            "load_rate",
            "Nullable(Float64)",
            unit="1",
            comment="Highest load over what may be carried: limit of the moment, else capacity.",
        ),
        _power("headroom_w", "What each feeder's worst quarter hour left, added up."),
        _power("missing_w", "By how much feeders were over, each in its worst quarter hour."),
        _count("super_connectors", "Super-charging connectors that fit in it, feeder by feeder."),
        _power("charging_peak_w", "Highest power of charging by the meters, of an hour."),
        _time("metered_ms", "Connector time that the meters cover."),
        _time("operating_ms", "Connector time in operation."),
        Column("rated_w", "Int64", unit="W", comment="Rated power of connectors in operation."),
        tally("rated_unknown", "Connectors of which it is not registered."),
        Column("grade", WORD, comment="open, heavy, full or unknown."),
        Column("grading", "UInt16", comment="Version of the grades."),
    ),
    order_by=("level", "code"),
    partition_by=BY_DAY,
    comment="Hosting capacity of feeders, towns, districts and the city over four weeks.",
)
