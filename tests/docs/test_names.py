"""What the documentation names is there under that name."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

import pipelines
import schemas
from stack.cli.app import app
from tests.docs.pages import PAGES, ROOT, WRITTEN, rows, spans

_DECLARED = {each.qualified for each in schemas.tables() + pipelines.tables()}
_DECLARED |= {each.qualified for each in schemas.views() + pipelines.views()}
_DATABASES = "|".join(sorted({each.partition(".")[0] for each in _DECLARED}))
_QUALIFIED = re.compile(rf"({_DATABASES})\.([\w<>|…]+)")
_COMMAND = re.compile(r"(?:^|[^\w-])three-networks ([a-z][^`#\n]*)", re.MULTILINE)
_MAKE = re.compile(r"(?:^|`)make\s([a-z ]+)((?: [A-Z]+=\S+)*) *(?:#|$|`)", re.MULTILINE)
_ROOMS = tuple(f"{each.name}/" for each in ROOT.glob("[a-z]*") if each.is_dir())


def meant(name: str) -> Iterator[str]:
    """As regular expressions the names that `utilization_<level>_<hour|day>` stands for."""
    pattern = re.sub(r"<\w+>|…", r"\\w+", name)
    return map("".join, product(*(part.split("|") for part in re.split(r"<(.*?)>", pattern))))


def is_declared(database: str, name: str) -> bool:
    return all(
        any(re.fullmatch(rf"(?:{database})\.{each}", known) for known in _DECLARED)
        for each in meant(name)
    )


@pytest.mark.parametrize("page", WRITTEN)
def test_tables_and_views_are_declared(page: str) -> None:
    for span in spans(page):
        if found := _QUALIFIED.match(span):
            assert is_declared(found[1], found[2]), span


def test_the_views_of_the_read_me_are_declared() -> None:
    for cell, *_ in rows("README.md", "view of `api`"):
        for name in re.findall(r"`(?:\w+\.)?([a-z][^`]*)`", cell):
            assert is_declared("api|api_decision", name.replace(r"\|", "|")), name


def commands() -> Iterator[str]:
    """What follows `three-networks`, or stands in the read-me's table of commands."""
    for page in WRITTEN:
        yield from _COMMAND.findall(PAGES[page])
    for cell, *_ in rows("README.md", "command"):
        for span in re.findall(r"`([^`]+)`", cell):
            name, _, rest = span.replace(r"\|", "|").partition(" ")
            ways = rest.split("|") if "|" in rest else [rest]
            yield from (f"{name} {way}" for way in ways)


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_commands_and_their_options_are_known(command: str) -> None:
    words = command.split()
    chain, apps, rest = app.parse_commands(words)
    assert chain
    known = {name for each in apps[-1].assemble_argument_collection() for name in each.names}
    assert {each for each in rest if each.startswith("--")} <= known
    assert not rest or known - {"--context"}


def test_targets_of_make_and_benchmarks_are_there() -> None:
    told = [each for page in WRITTEN for each in _MAKE.findall(PAGES[page])]
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {target for names, _ in told for target in names.split()} <= targets
    benchmarks = {file.stem for file in (ROOT / "benchmarks").iterdir()}
    assert set(re.findall(r"NAME=(\w+)", " ".join(given for _, given in told))) <= benchmarks


def test_targets_of_make_that_remedies_name_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text()
    for file in (ROOT / "stack").rglob("*.py"):
        for target in re.findall(r"`make ([a-z]+)", file.read_text()):
            assert f"\n{target}:" in makefile, target


@pytest.mark.parametrize("page", WRITTEN)
def test_files_are_there(page: str) -> None:
    for span in spans(page):
        if span.startswith(_ROOMS) and re.fullmatch(r"[\w./-]+", span):
            assert (ROOT / span).exists(), span
