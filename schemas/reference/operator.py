"""`reference.operator`: who runs stations."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, Text
from schemas.reference_table import Reference, reference


@reference("operator", identity=("operator_id",))
class Operator(Reference, frozen=True, kw_only=True):
    """An operator 运营商, named by its nine-character organisation code."""

    operator_id: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
