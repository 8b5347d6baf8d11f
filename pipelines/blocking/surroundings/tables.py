"""`derived.surroundings`: arrivals at a station, and roads and lots near it, by hour."""

from pipelines.columns import BY_DAY, DAY, DISTRICT, HOUR, OPERATOR, WORD, integral, tally
from schemas import Column, Table


def _time(name: str, comment: str) -> Column:
    """Time of several things in an hour."""
    return Column(name, "UInt64", unit="ms", comment=comment)


SURROUNDINGS_TABLE = Table(
    database="derived",
    name="surroundings",
    columns=(
        DAY,
        HOUR,
        Column("hour_of_day", "UInt8", comment="Hours since local midnight."),
        OPERATOR,
        Column("station_id", WORD, comment="Station, unique within its operator."),
        DISTRICT,
        _time("connector_ms", "Time of all its registered connectors."),
        _time("known_connector_ms", "Of this, time of which the occupancy is known."),
        tally("arrivals", "Connectors that were free and were taken."),
        _time("road_ms", "Time of the segments near it; 0 where none is known to be near."),
        _time("judged_ms", "Of this, time of which speed and free speed are known."),
        _time("congested_ms", "Of this, time congested by our index."),
        _time("lot_ms", "Time of the lots near it; 0 where none is known to be near."),
        _time("lot_known_ms", "Of this, time of which free bays and bays in all are known."),
        integral("known_bay_ms", "bay", "Bays of these lots, over the known time."),
        integral("occupied_bay_ms", "bay", "Bays taken, over the known time."),
    ),
    order_by=("operator_id", "station_id", "hour"),
    partition_by=BY_DAY,
    comment="Arrivals at each station, and congestion and full lots near it, by hour.",
)
