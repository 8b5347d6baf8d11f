"""`reference.policy_baseline`: what documents say that there was."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id
from schemas.reference.policy_statement import PolicyFigure, Year
from schemas.reference_table import reference


@reference("policy_baseline", identity=("baseline_id",))
class PolicyBaseline(PolicyFigure, frozen=True, kw_only=True):
    """A baseline 现状: a figure of what existed when the document was written, or before."""

    baseline_id: Annotated[Id, Meta(description="Name of the baseline in these tables.")]
    year: Annotated[Year, Meta(description="Year of which the document says it.")]
