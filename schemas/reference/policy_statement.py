"""What every statement of a policy document carries: where it stands, and in which words."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, OptionalId, Text, column
from schemas.reference.policy_words import (
    Comparison,
    Measure,
    Network,
    PileClass,
    PileUse,
    PolicyUnit,
)
from schemas.reference_table import Reference

Words = Annotated[
    str, Meta(min_length=1, max_length=4096, description="Words.", extra=column("String"))
]
Year = Annotated[int, Meta(ge=2010, le=2100, description="Calendar year.", extra=column("UInt16"))]
Value = Annotated[
    float,
    Meta(ge=0, description="The figure in its base unit.", extra=column("Float64")),
]


class PolicyStatement(Reference, frozen=True, kw_only=True):
    """A statement that holds for as long as its document, and cites it."""

    document_id: Annotated[Id, Meta(description="Key of `policy_document`.")]
    jurisdiction: Annotated[Id, Meta(description="Where the document holds.")]
    jurisdiction_code: Annotated[Id, Meta(description="Its GB/T 2260 code.")]
    issuer: Annotated[Id, Meta(description="Who issued the document 发文机关.")]
    citation: Annotated[Words, Meta(description="发文字号; title and date where it has none.")]
    section: Annotated[Words, Meta(description="Section of the document with its heading.")]
    quote: Annotated[Words, Meta(description="The document's words; …… stands for others.")]


class PolicyFigure(PolicyStatement, frozen=True, kw_only=True):
    """A statement with a figure, and exactly what the figure is of."""

    measure: Measure
    network: Network
    pile_class: PileClass = "any"
    pile_use: PileUse = "any"
    area: Annotated[Id, Meta(description="Area in the document's words, as 全市, 中心城区.")]
    applies_to: Annotated[Words, Meta(description="What it is of, in the document's words.")]
    comparison: Comparison
    value: Value
    unit: PolicyUnit
    figure: Annotated[Id, Meta(description="Figure and unit as the document writes them.")]
    adds_up_to: Annotated[
        OptionalId, Meta(description="Figure that this one and its like are stated to make up.")
    ] = ""
    note: Annotated[Text, Meta(description="How it was read, where that is not plain.")] = ""
