"""Which changes of a published contract break someone."""

from typing import Any

import pytest

from schemas.render.compatibility import incompatibilities

Schema = dict[str, Any]

PUBLISHED: Schema = {
    "required": ["station_id"],
    "properties": {
        "station_id": {"type": "string", "minLength": 1, "maxLength": 64},
        "power_w": {"anyOf": [{"type": "integer", "minimum": -5, "maximum": 5}, {"type": "null"}]},
        "state": {"enum": ["free", "charging"]},
        "user": {"type": "string", "pattern": "^a$"},
    },
}


def _changed(**fields: Schema) -> Schema:
    return {**PUBLISHED, "properties": {**PUBLISHED["properties"], **fields}}


@pytest.mark.parametrize(
    "current",
    [
        PUBLISHED,
        _changed(soc={"type": "number"}),
        _changed(station_id={"type": "string", "minLength": 0, "maxLength": 128}),
        _changed(power_w={"anyOf": [{"type": "integer", "minimum": -9}, {"type": "null"}]}),
        _changed(state={"enum": ["free", "charging", "reserved"]}),
        _changed(user={"anyOf": [{"type": "string", "pattern": "^a$"}, {"type": "null"}]}),
    ],
    ids=["nothing", "new field", "longer text", "wider range", "new code", "may be null"],
)
def test_these_changes_break_nobody(current: Schema) -> None:
    assert incompatibilities(PUBLISHED, current) == []


@pytest.mark.parametrize(
    ("current", "broken"),
    [
        ({"properties": {}}, "power_w: field removed"),
        ({**PUBLISHED, "required": ["station_id", "user"]}, "user: field is required now"),
        (_changed(station_id={"type": "integer"}), "station_id: type string became integer"),
        (
            _changed(power_w={"type": "integer", "minimum": -5, "maximum": 5}),
            "power_w: may no longer be null",
        ),
        (_changed(state={"enum": ["free"]}), "state: codes removed: charging"),
        (_changed(user={"type": "string", "pattern": "^b$"}), "user: pattern changed"),
        (
            _changed(station_id={"type": "string", "minLength": 2, "maxLength": 64}),
            "station_id: minLength raised to 2",
        ),
        (
            _changed(station_id={"type": "string", "minLength": 1, "maxLength": 8}),
            "station_id: maxLength lowered to 8",
        ),
        (
            _changed(power_w={"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]}),
            "power_w: minimum raised to 0",
        ),
    ],
)
def test_these_changes_break_someone(current: Schema, broken: str) -> None:
    assert broken in incompatibilities(PUBLISHED, current)
