"""From the cells of a line to a row of a reference table."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from schemas.reference_table import Reference
from seeds.policy.table import Line

ReferenceType = TypeVar("ReferenceType", bound=Reference)


def row(line: Line, struct: type[ReferenceType], **derived: Any) -> ReferenceType:
    """The row of a line: what is derived, and each other field from the cell of its name.

    An empty cell leaves a field at its default.

    Raises:
        PolicyError: a cell is empty that may not be, or does not fit the field's type.
    """
    types = get_type_hints(struct, include_extras=True)
    optional = {each.name for each in msgspec.structs.fields(struct) if not each.required}
    named = [name for name in types if name in line.cells and name not in derived]
    given = {
        name: _typed(line, name, types[name])
        for name in named
        if line[name] or name not in optional
    }
    return struct(**derived, **given)


def _typed(line: Line, column: str, type_: Any) -> Any:
    if not line[column]:
        raise line.wrong(column, "the cell is empty", "fill it in from the document")
    try:
        return msgspec.convert(line[column], type_, strict=False)
    except msgspec.ValidationError as error:
        raise line.wrong(column, f"{line[column]!r} does not fit", _remedy(type_, error)) from error


def _remedy(type_: Any, error: msgspec.ValidationError) -> str:
    parts = list(_parts(type_))
    if words := [each for each in parts if isinstance(each, str)]:
        return f"write one of {', '.join(words)}"
    written = "a day as 2024-03-30" if date in parts else "digits" if int in parts else "it shorter"
    return f"write {written} ({error})"


def _parts(type_: Any) -> Iterator[Any]:
    """What an annotation is made of: types, and the words of a closed list."""
    yield type_
    for each in get_args(type_):
        yield from _parts(each)
