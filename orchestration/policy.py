"""The figures of policy documents: a source of reference rows that ships with the program."""

from schemas import reference_tables
from schemas.reference_table import Reference, ReferenceTable
from seeds.policy import policy_rows

SOURCE = "policy"


def policy_tables() -> tuple[ReferenceTable, ...]:
    """The reference tables that policy documents fill."""
    return tuple(each for each in reference_tables() if each.name.startswith("policy_"))


def shipped_rows(table: ReferenceTable) -> dict[str, list[Reference]]:
    """The rows of a table by their source, which is ours; none where it is no policies' table.

    Raises:
        PolicyError: a seed table is not as it has to be.
    """
    if table not in policy_tables():
        return {}
    return {SOURCE: [each for each in policy_rows() if type(each) is table.struct]}
