"""`reference.policy_indicator`: what assessments look at, where no figure is given."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id
from schemas.reference.policy_statement import PolicyStatement, Words
from schemas.reference.policy_words import Indicator, Strength
from schemas.reference_table import reference


@reference("policy_indicator", identity=("document_id", "indicator"))
class PolicyIndicator(PolicyStatement, frozen=True, kw_only=True):
    """An indicator 考核指标 that a document names, and what it is used for; without threshold."""

    indicator: Indicator
    name: Annotated[Id, Meta(description="Its name in the document.")]
    used_for: Annotated[Words, Meta(description="What it is used for, in the document's words.")]
    strength: Strength
    strength_word: Annotated[Id, Meta(description="The document's word that decides it.")]
