"""`reference.district`: districts and counties 区县."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Id, OptionalId, Text
from schemas.reference_table import Reference, reference


@reference("district", identity=("district_code",))
class District(Reference, frozen=True, kw_only=True):
    """A district 区县 by its GB/T 2260 code."""

    district_code: Id
    name: Annotated[Text, Meta(description="Name.")] = ""
    city_code: Annotated[OptionalId, Meta(description="Code of the city.")] = ""
    city: Annotated[Text, Meta(description="Name of the city.")] = ""
