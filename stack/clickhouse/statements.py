"""What kind of statement a text is, and the parts of an INSERT: a lexer, for routing only.

Nothing here decides what a user may do: that is the engine's own parser, see ``admission``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

# What is not closed goes on to the end: to look at it again would take quadratic time.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+ | --[^\n]* | \#[ !][^\n]* | /\*.*?(?:\*/|\Z))
  | (?P<literal>'(?:[^'\\]|\\.|'')*(?:'|\Z) | \$(?P<tag>\w*)\$.*?(?:\$(?P=tag)\$|\Z) | \d[\w.]*)
  | (?P<quoted>`(?:[^`\\]|\\.|``)*(?:`|\Z) | "(?:[^"\\]|\\.|"")*(?:"|\Z))
  | (?P<word>[^\W\d]\w*)
  | (?P<mark>.)
    """,
    re.DOTALL | re.VERBOSE,
)
SELECT, INSERT, USE, SET = "SELECT", "INSERT", "USE", "SET"
_FINGERPRINT_TOKENS = 2000
_SELECTS = frozenset({"SELECT", "WITH", "FROM", "("})
_WAITS = frozenset({"VALUES", "FORMAT"})
_BRINGS_ROWS = frozenset({"SELECT", "WITH", "FROM", "WATCH"})
_INTRODUCES = frozenset({"INSERT", "INTO", "TABLE", "FUNCTION"})
_KEEPS_SCHEMA = frozenset(
    {"INSERT", "SET", "USE", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "EXISTS", "OPTIMIZE", "KILL"}
    | {"CHECK", "DELETE", "UPDATE", "TRUNCATE"}
    | _SELECTS
)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The token as a keyword; empty for anything quoted."""
        return self.text.upper() if self.kind in ("word", "mark") else ""


@dataclass(frozen=True)
class Insert:
    """An INSERT whose rows come as blocks.

    Attributes:
        head: up to the columns: ``INSERT INTO t (a, b)``.
        target: what DESCRIBE TABLE is asked for.
        columns: the text between the parentheses, empty for all columns.
        settings: the text behind SETTINGS, empty for none.
    """

    head: str
    target: str
    columns: str
    settings: str


def tokens(sql: str) -> Iterator[Token]:
    """The tokens of a text without blanks and comments, one by one."""
    for found in _TOKEN.finditer(sql):
        if found.lastgroup and found.lastgroup != "space":
            kind = "literal" if found.lastgroup == "tag" else found.lastgroup
            yield Token(kind, found[0], found.start())


def trimmed(sql: str) -> str:
    """The text without the semicolon at its end."""
    return sql.strip().rstrip(";").rstrip()


def kind(sql: str) -> str:
    """The first word, SELECT for everything that selects."""
    first = next(tokens(sql), None)
    word = first.word if first else ""
    return SELECT if word in _SELECTS else word


def keeps_schema(statement_kind: str) -> bool:
    """Whether a statement of this kind leaves every table's columns as they are."""
    return statement_kind in _KEEPS_SCHEMA


def fingerprint(sql: str) -> str:
    """A hash that is the same for statements that differ in literals, case and blanks only."""
    digest = hashlib.blake2b(digest_size=8)
    for token in islice(tokens(sql), _FINGERPRINT_TOKENS):
        digest.update(("?" if token.kind == "literal" else token.text.lower()).encode())
        digest.update(b" ")
    return digest.hexdigest()


def without_format(sql: str) -> str:
    """A SELECT without its FORMAT clause, which the native protocol ignores."""
    depth, found = 0, None
    listed = list(tokens(sql)) if "format" in sql.lower() else []
    for place, token in enumerate(listed):
        depth += (token.text in "([{") - (token.text in ")]}") if token.kind == "mark" else 0
        after = listed[place + 1 : place + 3]
        if not depth and token.word == "FORMAT" and after and after[0].kind == "word":
            ends = len(after) == 1 or after[1].word in ("SETTINGS", "INTO")
            found = (token, after) if ends else found
    if not found:
        return sql
    token, after = found
    rest = sql[after[0].start + len(after[0].text) :]
    return (sql[: token.start] + rest).strip()


def insert_of(sql: str) -> Insert | None:
    """The parts of an INSERT that waits for blocks; None if it brings its rows itself."""
    outer = list(_outer_tokens(sql))
    last = outer[-1].word
    if last in _BRINGS_ROWS or not _ends_there(sql, outer):
        return None
    stop = outer[-1].start if last in _WAITS else len(sql)
    setting = next((token.start for token in outer if token.word == "SETTINGS"), stop)
    opened = [token for token in outer if token.text == "(" and token.start < setting]
    named = [token for token in outer if token.word not in _INTRODUCES]
    is_function = any(token.word == "FUNCTION" for token in outer)
    listed = opened[is_function].start if len(opened) > is_function else setting
    return Insert(
        head=sql[:setting].rstrip(),
        target=sql[named[0].start : listed].strip(),
        columns=sql[listed:setting].strip().removeprefix("(").removesuffix(")").strip(),
        settings=sql[setting:stop].strip()[len("SETTINGS") :].strip(),
    )


def selects_rows(sql: str) -> bool:
    """Whether an INSERT takes its rows out of tables: then none of them is in its text."""
    *_, last = _outer_tokens(sql)
    return last.word in ("SELECT", "WITH")


def _outer_tokens(sql: str) -> Iterator[Token]:
    """Tokens outside of parentheses, which are given as their opening mark, up to the rows."""
    depth = 0
    for token in tokens(sql):
        depth -= token.kind == "mark" and token.text == ")"
        if not depth and token.text != ")":
            yield token
            if token.word in _WAITS or token.word in _BRINGS_ROWS:
                return
        depth += token.kind == "mark" and token.text == "("


def _ends_there(sql: str, outer: list[Token]) -> bool:
    """Whether nothing follows VALUES, or the format's name."""
    last = outer[-1]
    if last.word not in _WAITS:
        return True
    after = islice(tokens(sql[last.start + len(last.text) :]), 2)
    return len(list(after)) <= (last.word == "FORMAT")


def identifiers(listed: str) -> list[str] | None:
    """The names of a plain list of columns; None if it holds more than names."""
    names = []
    for place, token in enumerate(tokens(listed)):
        if place % 2:
            if token.text != ",":
                return None
        elif token.kind == "word":
            names.append(token.text)
        elif token.kind == "quoted" and "\\" not in token.text:
            names.append(token.text[1:-1].replace(token.text[0] * 2, token.text[0]))
        else:
            return None
    return names
