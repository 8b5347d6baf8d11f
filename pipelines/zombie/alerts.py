"""What is said to others of verdicts: an alert as one is confirmed, and another as it is cleared.

Ids follow from the connector, the day it was confirmed on and the step: a day that is built again
says the same again, and tables keep it once.
"""

from datetime import date
from typing import Any

from pipelines.city_day import CityDay
from pipelines.client import Client
from schemas.events.alert import Alert

_STEPS = """
    SELECT operator_id, station_id, connector_id, district_code, stage, kind, posterior,
        confirmed_on, decision, decided_by
    FROM derived.zombie
    WHERE day = %(day)s
      AND (stage = 'confirmed' AND confirmed_on = day
        OR stage = 'cleared' AND confirmed_on IS NOT NULL)
    ORDER BY operator_id, station_id, connector_id"""


def alerts(client: Client, day: CityDay) -> list[Alert]:
    """The steps of a day: opened where confirmed, resolved where cleared."""
    return [_alert(day, *row) for row in client.rows(_STEPS, {"day": day.date})]


def _alert(
    day: CityDay,
    operator_id: str,
    station_id: str,
    connector_id: str,
    district_code: str,
    stage: str,
    kind: str,
    posterior: float,
    confirmed_on: date,
    decision: str,
    decided_by: str,
) -> Alert:
    cause = f"zombie-pile/{operator_id}/{station_id}/{connector_id}"
    step: dict[str, Any] = {"state": "resolved", "evidence": f"no longer {kind}"}
    if stage == "confirmed":
        step = {"state": "open", "evidence": f"{kind}, with a probability of {posterior:.2%}"}
    if decision:
        step["evidence"] = f"{decision} by {decided_by}"
    return Alert(
        event_id=f"{cause}/{confirmed_on}/{step['state']}",
        event_time=day.ends,
        source="pipelines/zombie",
        operator_id=operator_id,
        cause=cause,
        kind="zombie-pile",
        severity="warning",
        first_seen=CityDay(confirmed_on, day.zone).ends,
        last_seen=day.ends,
        station_id=station_id,
        connector_id=connector_id,
        district_code=district_code,
        **step,
    )
