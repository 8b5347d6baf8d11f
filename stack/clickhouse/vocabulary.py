"""What a reader's query may be made of: functions of the engine, whoever the reader is."""

from __future__ import annotations

from stack.clickhouse.engine import Engine
from stack.clickhouse.samples import Samples

_REFUSED_CATEGORIES = frozenset(
    {"AI", "Dictionary", "Embedded Dictionary", "Internal", "Introspection", "Machine Learning"}
)
_REFUSED_FUNCTIONS = frozenset(
    {
        *("file", "joinGet", "joinGetOrNull", "hasColumnInTable"),
        *("filesystemAvailable", "filesystemCapacity", "filesystemUnreserved"),
        *("getMacro", "getMergeTreeSetting", "getServerPort", "getServerSetting", "globalVariable"),
        *("getOSKernelVersion", "getClientHTTPHeader", "getMaxTableNameLengthForDatabase"),
        *("FQDN", "hostName", "buildId", "serverUUID", "tcpPort", "uptime", "showCertificate"),
        *("generateSerialID", "zookeeperSessionUptime", "hasThreadFuzzer", "sleep", "sleepEachRow"),
        *("transactionID", "transactionLatestSnapshot", "transactionOldestSnapshot"),
        *("catboostEvaluate", "pgTableIsVisible", "pgGetUserById"),
    }
)
# The analyzer puts these in place of syntax; system.functions hides them or calls them internal.
_SYNTAX = frozenset({"_cast", "casewithexpression", "exists", "grouping", "untuple"})


class Vocabulary:
    """The closed list of names a reader may use, asked of the engine once."""

    def __init__(self, engine: Engine, samples: Samples) -> None:
        self._engine = engine
        self._samples = samples
        self._databases: tuple[int, list[str]] = (-1, [])
        listed = engine.rows(
            "SELECT name, alias_to, categories, is_aggregate FROM system.functions"
            " WHERE origin = 'System'"
        )
        originals = {row[0]: row[2] for row in listed if not row[1]}
        allowed = {row[0] for row in listed if _is_allowed(row[1] or row[0], originals)}
        refused = {row[0].lower() for row in listed if row[0] not in allowed}
        self._functions = ({name.lower() for name in allowed} - refused) | _SYNTAX
        self._aggregates = {row[0].lower() for row in listed if row[3]} & self._functions
        combinators = engine.rows("SELECT name FROM system.aggregate_function_combinators")
        self._combinators = tuple(row[0].lower() for row in combinators)

    def has_function(self, name: str) -> bool:
        """Whether this is a harmless function of the engine; combinators such as -If are seen."""
        lowered = name.lower()
        return lowered in self._functions or self._is_combined(lowered)

    def databases(self) -> list[str]:
        """The databases there are."""
        changes = self._samples.changes
        if self._databases[0] != changes:
            listed = self._engine.rows("SELECT name FROM system.databases")
            self._databases = (changes, [row[0] for row in listed])
        return self._databases[1]

    def _is_combined(self, name: str) -> bool:
        shorter = [name[: -len(each)] for each in self._combinators if name.endswith(each)]
        return any(each in self._aggregates or self._is_combined(each) for each in shorter)


def _is_allowed(name: str, categories: dict[str, str]) -> bool:
    known = name in categories and name not in _REFUSED_FUNCTIONS
    return known and not _REFUSED_CATEGORIES & set(categories[name].split(", "))
