"""Which statements need room on the disk, and which make some."""

from __future__ import annotations

from itertools import islice, pairwise

from stack.clickhouse.statements import tokens

_MOST_TOKENS = 2000
_VIEW_WITHIN = 5
_WRITES = frozenset({"INSERT", "DELETE", "UPDATE", "OPTIMIZE", "BACKUP", "RESTORE"})
_BRINGS_ROWS = frozenset({"POPULATE", "CLONE"})
_MAKES_ROOM = frozenset({("DROP", "PARTITION"), ("DROP", "PART"), ("DROP", "DETACHED")})


def needs_room(kind: str, sql: str) -> bool:
    """Whether a statement of this kind writes rows, or has rows written anew.

    An ALTER does unless it drops partitions: most others rewrite parts, which needs room first.
    """
    if kind in _WRITES:
        return True
    if kind not in ("ALTER", "CREATE", "REPLACE"):
        return False
    words = [token.word for token in islice(tokens(sql), _MOST_TOKENS)]
    if kind == "ALTER":
        return _MAKES_ROOM.isdisjoint(pairwise(words))
    fills = "SELECT" in words and "VIEW" not in words[:_VIEW_WITHIN]
    return fills or not _BRINGS_ROWS.isdisjoint(words)
