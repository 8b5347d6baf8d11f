"""What is said to others of early warnings: alerts with their life.

Ids follow from the place, when it was opened and the forecast: a forecast that is judged again says
the same again, and tables keep it once.
"""

from collections.abc import Iterable
from datetime import datetime

from pipelines.early_warning.life import Warned
from pipelines.early_warning.stretches import Passing
from schemas.events.alert import Alert
from schemas.words import AlertState

_STEPS: dict[str, AlertState] = {"open": "open", "update": "update", "resolved": "resolved"}


def alerts(warned: Iterable[Warned], issued_at: datetime) -> list[Alert]:
    """A step for each that opened, moved or was taken back with the forecast issued then."""
    return [_alert(each, issued_at) for each in warned if each.state in _STEPS]


def _alert(warned: Warned, issued_at: datetime) -> Alert:
    of = warned.of
    cause = f"capacity-forecast/{of.level}/{of.series}"
    now, first_seen = (round(each.timestamp() * 1000) for each in (issued_at, warned.first_seen))
    is_feeder = of.level == "feeder"
    return Alert(
        event_id=f"{cause}/{first_seen}/{now}",
        event_time=now,
        source="pipelines/early_warning",
        operator_id=of.operator_id,
        cause=cause,
        kind="capacity-forecast",
        state=_STEPS[warned.state],
        severity="warning",
        first_seen=first_seen,
        last_seen=now,
        feeder_id=of.series if is_feeder else "",
        station_id="" if is_feeder else of.series.removeprefix(f"{of.operator_id}/"),
        district_code=of.district_code,
        evidence=_evidence(of, issued_at),
    )


def _evidence(of: Passing, issued_at: datetime) -> str:
    """Hours ahead, probability, what is missing, and who could shift."""
    ahead_h = max((of.begins - issued_at).total_seconds() / 3600, 0)
    text = (
        f"in {ahead_h:.1f} h, with a probability of {of.probability:.0%}; P90 is"
        f" {of.missing_w / 1000:.0f} kW above {of.capacity_w / 1000:.0f} kW"
    )
    return f"{text}; could shift: {of.shifts}" if of.shifts else text
