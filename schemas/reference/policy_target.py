"""`reference.policy_target`: what is to be reached or kept."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Count, Id
from schemas.reference.policy_statement import PolicyFigure, Year
from schemas.reference.policy_words import Construction, Period, Strength
from schemas.reference_table import reference


@reference("policy_target", identity=("target_id",))
class PolicyTarget(PolicyFigure, frozen=True, kw_only=True):
    """A target 目标 or a rule 配建要求 with its figure; where documents disagree both stand."""

    target_id: Annotated[Id, Meta(description="Name of the target in these tables.")]
    period: Period
    year: Annotated[Year | None, Meta(description="Year of the target; none for a rule.")] = None
    construction: Construction = "any"
    spaces_from: Annotated[
        Count | None, Meta(description="Holds for places with so many parking spaces or more.")
    ] = None
    spaces_below: Annotated[
        Count | None, Meta(description="Holds for places with fewer parking spaces than this.")
    ] = None
    strength: Strength
    strength_word: Annotated[Id, Meta(description="The document's word that decides it.")]
