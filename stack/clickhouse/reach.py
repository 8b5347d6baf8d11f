"""What a reader may reach: databases, and functions that lead to no other."""

from __future__ import annotations

from stack.clickhouse.errors import access_denied
from stack.clickhouse.vocabulary import Vocabulary

NO_TABLE = "system.one"
TEMPORARY = "_temporary_and_external_tables"

# Table functions that read nothing but their arguments. `values` is not among them: its first
# argument is a structure whose ALIAS and DEFAULT expressions the engine runs unseen (dictGet …).
_TABLE_FUNCTIONS = frozenset(
    {"numbers", "numbers_mt", "zeros", "zeros_mt", "primes"}
    | {"generate_series", "generateSeries", "SQLStandardValues"}
)


class Reach:
    """The databases of one reader, and `home`, which a name without a database is of.

    Raises:
        EndpointError: 497, the session would begin in another database.
    """

    def __init__(self, vocabulary: Vocabulary, databases: tuple[str, ...], begins: str) -> None:
        self._vocabulary = vocabulary
        self.databases = databases
        if begins not in ("", "default", *databases):
            raise access_denied(f"Database {begins}: {self}")
        self.home = begins if begins in databases else databases[0]

    def exists(self) -> bool:
        """Whether the home has been made yet."""
        return self.home in self._vocabulary.databases()

    def has_function(self, name: str) -> bool:
        """Whether this is a harmless function of the engine."""
        return self._vocabulary.has_function(name)

    def has_table_function(self, name: str) -> bool:
        """Whether this reads nothing, or is a parameterized view that may be read."""
        return name in _TABLE_FUNCTIONS or self.has_table(name)

    def has_table(self, name: str) -> bool:
        """Whether this is one of the databases, a dot and a plain name."""
        database, dot, table = name.partition(".")
        return database in self.databases and bool(dot) and table.replace("_", "a").isalnum()

    def foreign_databases(self) -> list[str]:
        """Every other database, with the hidden one of temporary tables."""
        existing = self._vocabulary.databases()
        return [TEMPORARY, *(name for name in existing if name not in self.databases)]

    def __str__(self) -> str:
        """As a refusal says it."""
        return f"readers may use database {', '.join(self.databases)} only"
