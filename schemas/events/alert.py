"""`alert`: what the platform warns of, one life a cause."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from schemas.contract import Event, Latest, contract
from schemas.fields import Cause, Code, OptionalId, Text, TimeMs
from schemas.topic import ALERTS, ALERTS_ACTIVE
from schemas.words import AlertState, Severity


@contract(
    "alert",
    topic=ALERTS,
    key=("cause",),
    identity=("cause", "first_seen", "event_time", "state"),
    retention=timedelta(days=365),
    latest=Latest(ALERTS_ACTIVE, field="state", over="resolved"),
)
class Alert(Event, frozen=True, kw_only=True):
    """A step in the life of an alert: opened, updated, resolved.

    All steps of one life share `cause` and `first_seen`. Evidence is words and figures for people,
    without personal values. `operator_id` is whose asset it is about.
    """

    cause: Cause
    kind: Annotated[Code, Meta(description="For example `zombie-pile`, `feeder-overload`.")]
    state: AlertState
    severity: Severity
    first_seen: TimeMs
    last_seen: TimeMs
    station_id: OptionalId = ""
    connector_id: OptionalId = ""
    feeder_id: OptionalId = ""
    district_code: OptionalId = ""
    evidence: Text = ""
