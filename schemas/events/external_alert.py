"""`external.alert`: what other platforms warn of."""

from schemas.contract import Event, contract
from schemas.fields import Code, OptionalId, TimeMs, UniqueId
from schemas.topic import EXTERNAL
from schemas.words import AlertState, Severity


@contract(
    "external.alert",
    topic=EXTERNAL,
    key=("operator_id", "cause"),
    identity=("operator_id", "cause", "state", "event_time"),
)
class ExternalAlert(Event, frozen=True, kw_only=True):
    """An alert of another platform; `operator_id` is that platform.

    Steps of one cause are one alert however often they are sent. There is no free text: what people
    wrote elsewhere may name a plate or a user. Source: alerts of traffic, parking, grid and
    emergency platforms, as CAP 1.2 (identifier, event, severity) has them.
    """

    cause: UniqueId
    kind: Code
    state: AlertState
    severity: Severity
    first_seen: TimeMs | None = None
    station_operator_id: OptionalId = ""
    station_id: OptionalId = ""
    feeder_id: OptionalId = ""
    segment_id: OptionalId = ""
    lot_id: OptionalId = ""
    district_code: OptionalId = ""
