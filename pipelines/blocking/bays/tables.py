"""`derived.blocking`: uses of the bay of each connector in operation, by hour."""

from pipelines.columns import BY_DAY, CONNECTOR_KEY, DAY, DISTRICT, HOUR, tally, time_ms
from schemas import Table

BLOCKING_TABLE = Table(
    database="derived",
    name="blocking",
    columns=(
        DAY,
        HOUR,
        *CONNECTOR_KEY,
        DISTRICT,
        time_ms("hour_ms", "Length of the hour."),
        time_ms("known_ms", "Time of which the use is known."),
        time_ms("bay_known_ms", "Of this, time of which it is known what stands in the bay."),
        time_ms("charging_ms", "Time charging or discharging."),
        time_ms("waiting_ms", "Time plugged in before charging, or while the pile gives nothing."),
        time_ms("overstay_ms", "Time 充满未移车: plugged in, asking for no power."),
        time_ms("ice_blocked_ms", "Time 油车占位: a fuel car stands there."),
        time_ms("ev_idle_ms", "Time 异常占位: a vehicle that could charge only parks."),
        time_ms("vehicle_unknown_ms", "Time 异常占位: something stands there, nobody knows what."),
        tally("overstays_begun", "Overstays begun."),
        tally("ice_blockings_begun", "Times that a fuel car was found to stand there."),
        tally("stays_begun", "Vehicles that came into an empty bay."),
    ),
    order_by=("operator_id", "station_id", "connector_id", "hour"),
    partition_by=BY_DAY,
    comment="What the bay of each connector in operation was used for, by hour.",
)
