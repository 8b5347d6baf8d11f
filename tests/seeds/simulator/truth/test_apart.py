"""Nothing that is judged knows the truth: no import of it, and no name of its tables in SQL."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
JUDGED = ("streams", "pipelines", "orchestration")
TABLE = re.compile(r"\btruth[`\"]?\.[`\"]?\w", re.IGNORECASE)


def _files(*kinds: str) -> list[Path]:
    found = [file for name in JUDGED for kind in kinds for file in (ROOT / name).rglob(f"*.{kind}")]
    assert found
    return found


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)


def test_no_module_imports_the_simulator() -> None:
    importing = {
        str(file.relative_to(ROOT))
        for file in _files("py")
        for name in _imports(ast.parse(file.read_text()))
        if name.startswith("seeds.simulator")
    }
    assert importing == set()


def test_no_sql_names_a_table_of_the_truth() -> None:
    naming = [file for file in _files("py", "sql") if TABLE.search(file.read_text())]
    assert naming == []


@pytest.mark.parametrize("text", ["SELECT * FROM truth.zombie", "JOIN `truth`.`fault` USING (a)"])
def test_such_sql_would_be_found(text: str) -> None:
    assert TABLE.search(text)


def test_prose_is_not_meant() -> None:
    assert not TABLE.search("the only truth. Nothing else")
