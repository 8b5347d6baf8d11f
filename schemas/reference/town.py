"""`reference.town`: towns and sub-districts 镇街."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, Text
from schemas.reference_table import Reference, reference


@reference("town", identity=("town_code",))
class Town(Reference, frozen=True, kw_only=True):
    """A town or sub-district 镇街 of a district."""

    town_code: Id
    district_code: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
