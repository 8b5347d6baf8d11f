"""The lexer that routes statements, and the parts of an INSERT."""

from __future__ import annotations

import pytest

from stack.clickhouse.statements import (
    Insert,
    fingerprint,
    identifiers,
    insert_of,
    kind,
    without_format,
)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select 1", "SELECT"),
        ("/* insert */ -- x\n WITH a AS (SELECT 1) SELECT 1", "SELECT"),
        ("(select 1)", "SELECT"),
        ("FROM t SELECT a", "SELECT"),
        ("insert into t values", "INSERT"),
        ("", ""),
        ("`select` 1", ""),
    ],
)
def test_kinds(sql: str, expected: str) -> None:
    assert kind(sql) == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("INSERT INTO t VALUES", Insert("INSERT INTO t", "t", "", "")),
        ("insert into d.t (a, b) values ", Insert("insert into d.t (a, b)", "d.t", "a, b", "")),
        (
            "INSERT INTO TABLE `d`.`t` (`a)`) SETTINGS x = 1, y = '(' FORMAT Native",
            Insert("INSERT INTO TABLE `d`.`t` (`a)`)", "`d`.`t`", "`a)`", "x = 1, y = '('"),
        ),
        (
            "INSERT INTO FUNCTION file('x(', 'CSV', 'a Int8') (a) VALUES",
            Insert(
                "INSERT INTO FUNCTION file('x(', 'CSV', 'a Int8') (a)",
                "file('x(', 'CSV', 'a Int8')",
                "a",
                "",
            ),
        ),
        (
            "INSERT INTO t (* EXCEPT(a)) VALUES",
            Insert("INSERT INTO t (* EXCEPT(a))", "t", "* EXCEPT(a)", ""),
        ),
        ("INSERT INTO t (a)", Insert("INSERT INTO t (a)", "t", "a", "")),
        (
            "INSERT INTO t /* VALUES */ VALUES -- (1)",
            Insert("INSERT INTO t /* VALUES */", "t /* VALUES */", "", ""),
        ),
        ("INSERT INTO t VALUES (1)", None),
        ("INSERT INTO t FORMAT CSV 1", None),
        ("INSERT INTO t SELECT 1", None),
        ("INSERT INTO t (a) WITH x AS (SELECT 1) SELECT * FROM x", None),
        ("INSERT INTO t FROM INFILE 'x' FORMAT CSV", None),
    ],
)
def test_inserts(sql: str, expected: Insert | None) -> None:
    assert insert_of(sql) == expected


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("", []),
        ('a, `b c`, "d"', ["a", "b c", "d"]),
        ("`a``b`", ["a`b"]),
        ("* EXCEPT(a)", None),
        ("a b", None),
        ("n.v", None),
    ],
)
def test_lists_of_columns(listed: str, expected: list[str] | None) -> None:
    assert identifiers(listed) == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT 1 FORMAT JSON", "SELECT 1"),
        ("SELECT 1 FORMAT JSON SETTINGS x = 1", "SELECT 1  SETTINGS x = 1"),
        ("SELECT format('{}', 1)", "SELECT format('{}', 1)"),
        ("SELECT 1 AS format", "SELECT 1 AS format"),
        ("SELECT * FROM (SELECT 1 FORMAT x)", "SELECT * FROM (SELECT 1 FORMAT x)"),
    ],
)
def test_format_goes(sql: str, expected: str) -> None:
    assert without_format(sql) == expected


def test_a_fingerprint_does_not_see_values() -> None:
    first = fingerprint("SELECT a FROM t WHERE plate = '粤B12345' AND n = 12")
    second = fingerprint("select  a from t where plate = 'x' /* y */ and n = 1.5")
    assert first == second
    assert first != fingerprint("SELECT b FROM t WHERE plate = 'x' AND n = 1")
