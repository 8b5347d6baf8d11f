"""Admission of a reader's SELECT by the engine's own analysis, never by reading its SQL.

Two trees of ``EXPLAIN QUERY TREE`` are looked at. The first (``run_passes = 0``) is what the
parser made: nothing is resolved, folded or run yet, so that every function, table function and
name shows as it was written. Only if all of them may be is the second made (``run_passes = 1``),
which names the tables behind them; making it already runs scalar subqueries and constants.

A text in a tree (an alias, a string) can look like a node, so that every occurrence of a mark is
judged, wherever it stands: what is forged can only add to what must be allowed.
"""

from __future__ import annotations

import re

from stack.clickhouse.engine import Handle
from stack.clickhouse.errors import access_denied
from stack.clickhouse.reach import NO_TABLE, TEMPORARY, Reach

_FUNCTION = re.compile(r"(?<!table_)function_name: ([^\s,]*)")
_TABLE_FUNCTION = re.compile(r"table_function_name: ([^\s,]*)")
_IDENTIFIER = re.compile(r"identifier: (.*)")
_TABLE = re.compile(r"(?<!temporary_)table_name: ([^\s,]*)")
_SETTINGS = re.compile(r"^\s*SETTINGS ", re.MULTILINE)
_ROOT = re.compile(r"(QUERY|UNION) id: 0\b")
# A recursive WITH keeps its rows in a table that only the analyzer can name: as it was written
# (first tree) the name is refused.
_RECURSION = re.compile(rf"{TEMPORARY}\._tmp_[0-9a-f-]{{36}}")
_ONE = re.compile(r"system\.one(, .*)?")


def admit_select(handle: Handle, reach: Reach, sql: str) -> None:
    """Let a SELECT pass.

    Raises:
        EndpointError: 497 for what a reader may not use; the engine's own error for what does not
            parse inside the explanation: no SELECT, several statements, FORMAT, INTO OUTFILE.
    """
    written = _tree(handle, sql, passes=0)
    _check_names(written, reach)
    if _SETTINGS.search(written):
        raise access_denied("The SETTINGS clause is not for readers: send settings with the query")
    resolved = _tree(handle, sql, passes=1)
    _check_tables(resolved, reach)


def _tree(handle: Handle, sql: str, passes: int) -> str:
    # In parentheses, so that FORMAT or INTO OUTFILE cannot turn to the explanation itself; on a
    # line of its own, so that a comment cannot reach the closing one.
    explain = f"EXPLAIN QUERY TREE run_passes = {passes}, dump_ast = 0\n{sql}\n"
    tree = handle.execute(f"SELECT * FROM (\n{explain})", "TSVRaw").decode(errors="replace")
    if not _ROOT.match(tree):
        raise access_denied("Readers may SELECT; this is nothing the engine explains")
    return tree


def _check_names(tree: str, reach: Reach) -> None:
    for name in _FUNCTION.findall(tree):
        if not reach.has_function(name):
            raise access_denied(f"Function {name} is not for readers")
    for name in _TABLE_FUNCTION.findall(tree):
        if not reach.has_table_function(name):
            raise access_denied(f"Table function {name} is not for readers")
    foreign = tuple(f"{database}." for database in reach.foreign_databases())
    for name in _IDENTIFIER.findall(tree):
        if name.startswith(foreign) and not _ONE.fullmatch(name):
            raise access_denied(f"{name.split(',')[0]}: {reach}")


def _check_tables(tree: str, reach: Reach) -> None:
    for name in _TABLE.findall(tree):
        if name != NO_TABLE and not reach.has_table(name) and not _RECURSION.fullmatch(name):
            raise access_denied(f"Table {name}: {reach}")
    for name in _TABLE_FUNCTION.findall(tree):
        if not reach.has_table_function(name):
            raise access_denied(f"Table function {name} is not for readers")


def introspection(words: list[str], reach: Reach) -> str | None:
    """What to run for a reader's question about its databases; None if this is no such question.

    ``words`` are the tokens of the statement. What runs is written here, not by the client. USE
    leads nowhere but home: what is explained and what is run must be of one database.
    """
    upper = [word.upper() for word in words]
    asked = words[-1].lower() if words else ""
    match upper:
        case ["SHOW", "TABLES"]:
            return f"SHOW TABLES FROM {reach.home}"
        case ["SHOW", "TABLES", "FROM" | "IN", _] if asked in reach.databases:
            return f"SHOW TABLES FROM {asked}"
        case ["SHOW", "DATABASES"]:
            return f"SELECT arrayJoin({list(reach.databases)}) AS name"
        case ["USE", _] if asked == reach.home:
            return f"USE {asked}"
        case ["DESCRIBE" | "DESC", *_] if name := _object(words[1:], reach):
            return f"DESCRIBE TABLE {name}"
        case ["EXISTS", *_] if name := _object(words[1:], reach):
            return f"EXISTS TABLE {name}"
    return None


def _object(words: list[str], reach: Reach) -> str | None:
    named = words[1:] if words and words[0].upper() in ("TABLE", "VIEW") else words
    match named:
        case [table] if table.isidentifier():
            return f"{reach.home}.`{table}`"
        case [database, ".", table] if database in reach.databases and table.isidentifier():
            return f"{database}.`{table}`"
    return None
