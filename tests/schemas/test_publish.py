"""The published copies."""

import json
from pathlib import Path

import pytest

from schemas import contracts
from schemas.publish import (
    PUBLISHED,
    IncompatibleChangeError,
    check_compatible,
    publish,
    renditions,
    stale,
)


def test_what_is_committed_is_what_the_contracts_say() -> None:
    """After a change: `make publish`."""
    assert stale() == []


def test_every_contract_has_a_schema_and_a_page() -> None:
    expected = {"schemas/published/asyncapi.json", "docs/contracts/reference.md"}
    for each in contracts():
        expected.add(f"schemas/published/{each.wire_type}.schema.json")
        expected.add(f"docs/contracts/{each.event_type}.md")
    assert {str(path) for path in renditions()} == expected


def test_publishing_twice_changes_nothing(tmp_path: Path) -> None:
    assert sorted(publish(tmp_path)) == sorted(renditions())
    assert publish(tmp_path) == []


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A folder whose published meter allows a state of charge of 200 %."""
    publish(tmp_path)
    copy = tmp_path / PUBLISHED / "charger.meter.v1.schema.json"
    schema = json.loads(copy.read_text())
    schema["properties"]["soc_percent"]["anyOf"][0]["maximum"] = 200
    copy.write_text(json.dumps(schema))
    return tmp_path


def test_an_incompatible_change_is_refused_with_what_to_do(earlier: Path) -> None:
    with pytest.raises(IncompatibleChangeError) as refused:
        check_compatible(earlier)
    assert str(refused.value) == (
        "charger.meter version 1 is published and would break: soc_percent: maximum lowered to "
        "100. Make the change compatible (an optional field), or raise the contract's version "
        "to 2 and let both be produced for a while"
    )


def test_a_refused_change_is_not_published(earlier: Path) -> None:
    copy = earlier / PUBLISHED / "charger.meter.v1.schema.json"
    before = copy.read_text()
    with pytest.raises(IncompatibleChangeError):
        publish(earlier)
    assert copy.read_text() == before
