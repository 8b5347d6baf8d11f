"""The rows that ship with the program, by table."""

from typing import TypeVar

from schemas.reference.policy_baseline import PolicyBaseline
from schemas.reference.policy_document import PolicyDocument
from schemas.reference.policy_indicator import PolicyIndicator
from schemas.reference.policy_statement import PolicyStatement
from schemas.reference.policy_station import PolicyStation
from schemas.reference.policy_station_plan import PolicyStationPlan
from schemas.reference.policy_target import PolicyTarget
from schemas.reference_table import Reference
from seeds.policy import policy_rows

ROWS = list(policy_rows())
ReferenceType = TypeVar("ReferenceType", bound=Reference)


def of(struct: type[ReferenceType]) -> list[ReferenceType]:
    """The rows of a table, or of all tables that share a base."""
    return [each for each in ROWS if isinstance(each, struct)]


DOCUMENTS = {each.document_id: each for each in of(PolicyDocument)}
STATEMENTS = of(PolicyStatement)
TARGETS = {each.target_id: each for each in of(PolicyTarget)}
BASELINES = {each.baseline_id: each for each in of(PolicyBaseline)}
INDICATORS = of(PolicyIndicator)
PLAN = of(PolicyStationPlan)
STATIONS = of(PolicyStation)
