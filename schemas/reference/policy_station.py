"""`reference.policy_station`: stations that a plan names one by one."""

from typing import Annotated

from msgspec import Meta

from schemas.fields import Count, Id
from schemas.reference.policy_statement import PolicyStatement, Year
from schemas.reference.policy_words import Construction, Strength
from schemas.reference_table import reference


@reference("policy_station", identity=("document_id", "serial"))
class PolicyStation(PolicyStatement, frozen=True, kw_only=True):
    """A super-charging station 超充站 of a plan's list, by town and year."""

    serial: Annotated[Count, Meta(description="Its number in the list 序号.")]
    name: Annotated[Id, Meta(description="Station or site 站点（区域）.")]
    district_code: Annotated[Id, Meta(description="GB/T 2260 code of the district.")]
    town: Annotated[Id, Meta(description="Town or sub-district 所属乡镇（街道）.")]
    construction: Construction
    year: Annotated[Year, Meta(description="Year by which it is to stand 建设时限.")]
    strength: Strength
    strength_word: Annotated[Id, Meta(description="建成, or 力争建成 where it is aspired to.")]
