"""Kafka topics: one a network, several event types in it."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Topic:
    """A topic of records.

    Attributes:
        retention: how long records stay.
        compacted: only the last record of a key stays.
        fresh_within: where every network speaks, its newest event is no older.
    """

    name: str
    description: str
    retention: timedelta = timedelta(days=7)
    compacted: bool = False
    fresh_within: timedelta = timedelta(minutes=30)

    @property
    def cleanup_policy(self) -> str:
        """In Kafka's words."""
        return "compact" if self.compacted else "delete"

    @property
    def config(self) -> dict[str, str]:
        """The topic's settings at the broker."""
        return {
            "retention.ms": str(int(self.retention.total_seconds() * 1000)),
            "cleanup.policy": self.cleanup_policy,
            "max.message.bytes": str(MAX_RECORD_BYTES),
        }


# A producer's mistake of 10 MB must reach the dead letters and not be lost at the producer.
MAX_RECORD_BYTES = 16 << 20

CHARGER = Topic("charger", "Charging network 充电: connectors, swaps, storage, bays of a station.")
VEHICLE = Topic("vehicle", "Vehicles 新能源汽车: telemetry and alarms by vehicle pseudonym.")
PARKING = Topic("parking", "Parking network 停车: lots, and bays away from charging stations.")
TRAFFIC = Topic("traffic", "Road network 交通: state of road segments, messages of roadside units.")
GRID = Topic("grid", "Energy network 电网: load and limits of feeders, what the grid asks for.")
EXTERNAL = Topic("external", "Other platforms: what they warn of.")
# An hour is spoken of once it is over.
WEATHER = Topic(
    "weather",
    "Weather services 气象: what they measured, and what they foretell.",
    fresh_within=timedelta(hours=2),
)
ALERTS = Topic(
    "alerts", "Alerts that the platform raises, each with its life.", retention=timedelta(days=30)
)
ALERTS_ACTIVE = Topic(
    "alerts.active",
    "The last step of each alert that has not been resolved, by cause; null once it is.",
    compacted=True,
)
SESSIONS = Topic(
    "sessions",
    "Charging sessions and attempts as the platform sees them, step by step.",
    retention=timedelta(days=30),
)
STATIONS = Topic(
    "stations",
    "Stations as the platform sees them: what bays are used for.",
    retention=timedelta(days=30),
)
DEAD_LETTERS = Topic(
    "dead-letters",
    "What could not be accepted, with reason and origin.",
    retention=timedelta(days=30),
)
