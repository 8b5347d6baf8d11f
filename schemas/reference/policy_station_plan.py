"""`reference.policy_station_plan`: how many stations are to be built where and when."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Count, Id, OptionalId
from schemas.reference.policy_statement import PolicyStatement, Year
from schemas.reference_table import reference


@reference("policy_station_plan", identity=("document_id", "area", "year"))
class PolicyStationPlan(PolicyStatement, frozen=True, kw_only=True):
    """Super-charging stations 超充站 that an area is to build within a year."""

    area_group: Annotated[Id, Meta(description="Group of areas that the document sums up.")]
    area: Annotated[Id, Meta(description="District, development zone, or 高速公路服务区.")]
    district_code: Annotated[
        OptionalId, Meta(description="GB/T 2260 code, empty for zones and service areas.")
    ] = ""
    year: Annotated[Year, Meta(description="Year in which they are to be built.")]
    stations: Annotated[Count, Meta(description="Stations to be built within the year.")]
