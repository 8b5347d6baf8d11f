"""From annotations to columns."""

from typing import Annotated

import msgspec
import pytest

from schemas.columns import columns_of
from schemas.fields import Id, PowerW, RegisterWh


class _Row(msgspec.Struct):
    plain: PowerW
    optional: RegisterWh | None
    described: Annotated[Id, msgspec.Meta(description="Who it is.")]
    both: Annotated[Id | None, msgspec.Meta(description="Perhaps.")]
    transient: Annotated[Id, msgspec.Meta(extra={"stored": False})]


def test_an_outer_description_overrules_an_inner_one_and_keeps_its_storage() -> None:
    assert [(each.name, each.type, each.comment) for each in columns_of(_Row)] == [
        ("plain", "Int32", "Active power; discharging is negative."),
        ("optional", "Nullable(Int64)", "Energy register; never falls but by a reset."),
        ("described", "LowCardinality(String)", "Who it is."),
        ("both", "Nullable(LowCardinality(String))", "Perhaps."),
    ]


def test_a_field_that_says_nothing_of_its_storage_is_refused() -> None:
    class Row(msgspec.Struct):
        station: str

    with pytest.raises(TypeError, match=r"Row\.station: take its type from schemas\.fields"):
        columns_of(Row)


def test_a_field_of_two_types_is_refused() -> None:
    class Row(msgspec.Struct):
        value: PowerW | Id

    with pytest.raises(TypeError, match="one type, or of one type and None"):
        columns_of(Row)
