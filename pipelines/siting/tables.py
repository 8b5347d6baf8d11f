"""`derived.siting`: demand and supply of each cell of the city, from which places are ranked."""

from pipelines.columns import BY_DAY, DAY, DISTRICT, WORD, tally
from schemas import Column, Table


def _time(name: str, comment: str) -> Column:
    return Column(name, "Int64", unit="ms", comment=comment)


SITING_TABLE = Table(
    database="derived",
    name="siting",
    columns=(
        DAY,
        Column("cell", "UInt64", comment="Cell of H3, resolution 8."),
        Column("longitude", "Float64", unit="°", comment="Its middle, WGS 84."),
        Column("latitude", "Float64", unit="°", comment="Its middle, WGS 84."),
        DISTRICT,
        Column("town_code", WORD, comment="Town 镇街; empty where not known."),
        tally("connectors", "Public connectors in operation in it."),
        tally("reached_connectors", "The same with the cells around it."),
        _time("occupied_ms", "Time that these were plugged in, charging or discharging."),
        _time("known_ms", "Time of which that is known."),
        _time("operating_ms", "Time that they were in operation."),
        Column(
            "dwell_ms",
            "Nullable(Int64)",
            unit="ms",
            comment="Time that vehicles stood in it with little charge; NULL if none was heard.",
        ),
        Column("vehicles", "Nullable(UInt32)", unit="1", comment="How many vehicles that were."),
        Column("action", WORD, comment="build, build-near a station, or upgrade one."),
        Column("ranking", "UInt16", comment="Version of the ranking."),
    ),
    order_by=("cell",),
    partition_by=BY_DAY,
    comment="Demand beside supply by cells of about 0.7 km²: where to build or upgrade.",
)
