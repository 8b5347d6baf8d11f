"""From a struct's annotations to columns."""

from typing import Any

import msgspec
from msgspec import inspect

from schemas.table import Column


def columns_of(struct: type[msgspec.Struct]) -> tuple[Column, ...]:
    """The stored fields of a struct as columns.

    Raises:
        TypeError: a field's annotation says nothing about its storage.
    """
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    found = (_column(struct, each) for each in info.fields)
    return tuple(each for each in found if each is not None)


def _column(struct: type[msgspec.Struct], declared: inspect.Field) -> Column | None:
    notes = _notes(declared.type)
    if notes.get("stored") is False:
        return None
    if "clickhouse" not in notes:
        raise TypeError(f"{struct.__name__}.{declared.name}: take its type from schemas.fields")
    type_ = notes["clickhouse"]
    return Column(
        name=declared.name,
        type=f"Nullable({type_})" if notes.get("nullable") else type_,
        codec=notes["codec"],
        unit=notes["unit"],
        comment=notes.get("description", ""),
    )


def _notes(kind: inspect.Type) -> dict[str, Any]:
    """What the nested parts of an annotation say together; an outer part overrules an inner one."""
    if isinstance(kind, inspect.Metadata):
        described = {**(kind.extra_json_schema or {}), **(kind.extra or {})}
        return {**_notes(kind.type), **described}
    if isinstance(kind, inspect.UnionType):
        present = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        if len(present) > 1:
            raise TypeError("a field is of one type, or of one type and None")
        return {**_notes(present[0]), "nullable": True}
    return {}
