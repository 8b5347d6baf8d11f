"""`reference.policy_document`: the documents that figures are cited from."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, OptionalId, column
from schemas.reference.policy_statement import Words
from schemas.reference_table import Reference, reference


@reference("policy_document", identity=("document_id",))
class PolicyDocument(Reference, frozen=True, kw_only=True):
    """A policy document 政策文件; it holds for the term that it gives itself."""

    document_id: Annotated[Id, Meta(description="Name of the document in these tables.")]
    jurisdiction: Annotated[Id, Meta(description="Where it holds.")]
    jurisdiction_code: Annotated[Id, Meta(description="GB/T 2260 code of where it holds.")]
    issuer: Annotated[Id, Meta(description="Who issued it 发文机关.")]
    number: Annotated[OptionalId, Meta(description="发文字号, empty where it has none.")] = ""
    title: Annotated[Words, Meta(description="Title.")]
    dated: Annotated[
        date,
        Meta(
            description="Day of signature 成文日期; of publication where it gives no other.",
            extra=column("Date"),
        ),
    ]
    term: Annotated[Words, Meta(description="The words that say for how long it holds.")]

    @property
    def citation(self) -> str:
        """Its number; title and date where it has none."""
        return self.number or f"{self.title}, {self.dated}"
