"""`reference.zombie_decision`: what the city decides by hand on zombie piles."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from schemas.fields import Id, Text, column
from schemas.reference_table import Reference, reference

ZombieRuling = Annotated[
    Literal["confirmed", "cleared", "exempt"],
    Meta(
        description="It is one; it is none; or it is not judged, as during works.",
        extra=column("LowCardinality(String)"),
    ),
]


@reference("zombie_decision", identity=("operator_id", "connector_id"))
class ZombieDecision(Reference, frozen=True, kw_only=True):
    """A decision by hand 人工认定 on a connector; while it holds it stands over the statistics."""

    operator_id: Id
    connector_id: Id
    decision: ZombieRuling
    decided_by: Annotated[Id, Meta(description="Office or role that decided, never a person.")]
    decided_on: Annotated[date, Meta(description="Day of the decision.", extra=column("Date"))]
    reason: Annotated[Text, Meta(min_length=1, description="Why, without names of persons.")]
