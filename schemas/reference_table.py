"""The machinery of reference tables: a struct a table, valid from and to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from schemas.columns import columns_of
from schemas.fields import column
from schemas.table import READ_BY_KEY, Column, Table, View

ValidFrom = Annotated[
    date, Meta(description="First day on which the row holds.", extra=column("Date"))
]
ValidTo = Annotated[
    date, Meta(description="First day on which it no longer holds.", extra=column("Date"))
]

FOREVER = date(2149, 6, 6)  # the last day that ClickHouse's Date can hold


class Reference(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What every reference row carries; the interval is half open.

    A field of another name is refused: it is misspelt, and would be unknown in silence.
    """

    valid_from: ValidFrom = date(2010, 1, 1)
    valid_to: ValidTo = FOREVER


ReferenceType = TypeVar("ReferenceType", bound=Reference)


@dataclass(frozen=True)
class ReferenceTable:
    """A reference table: name, identity without time, and its row."""

    name: str
    identity: tuple[str, ...]
    struct: type[Reference]

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The row's fields as columns."""
        return columns_of(self.struct)

    @property
    def table(self) -> Table:
        """`reference.<name>`: loading a row again replaces it."""
        return Table(
            database="reference",
            name=self.name,
            columns=(*self.columns, _LOADED_AT),
            order_by=(*self.identity, "valid_from"),
            engine="ReplacingMergeTree",
            version="_loaded_at",
            indexes=self._indexes,
            settings=READ_BY_KEY,
            comment=_first_line(self.struct),
        )

    def holding(self, day: str) -> str:
        """The rows that hold on a day, one an identity, as a subquery; `day` is SQL.

        Validities that overlap are a mistake of the register: the youngest row holds.
        """
        return (
            f"(SELECT * FROM {self.table.qualified} FINAL"
            f" WHERE valid_from <= {day} AND {day} < valid_to"
            f" ORDER BY valid_from DESC LIMIT 1 BY {', '.join(self.identity)})"
        )

    @property
    def _indexes(self) -> tuple[str, ...]:
        """Things of a station are asked for by it, though another id is their own."""
        if "station_id" not in {each.name for each in self.columns} - set(self.identity):
            return ()
        return ("by_station station_id TYPE bloom_filter",)

    @property
    def view(self) -> View:
        """`api.<name>`: the rows that hold today and at any other time, by their interval."""
        names = ", ".join(each.name for each in self.columns)
        return View(
            database="api",
            name=self.name,
            select=f"SELECT {names} FROM reference.{self.name} FINAL",
            comment=_first_line(self.struct),
        )


_LOADED_AT = Column("_loaded_at", "DateTime64(3, 'UTC')", default="now64(3)")
_DECLARED: dict[str, ReferenceTable] = {}


def reference(
    name: str, *, identity: tuple[str, ...]
) -> Callable[[type[ReferenceType]], type[ReferenceType]]:
    """Declare the decorated struct as the rows of `reference.<name>`.

    Raises:
        TypeError: an identity field does not exist.
    """

    def declare(struct: type[ReferenceType]) -> type[ReferenceType]:
        missing = set(identity) - set(struct.__struct_fields__)
        if missing:
            raise TypeError(f"{name}: no such field {', '.join(sorted(missing))}")
        _DECLARED[name] = ReferenceTable(name, identity, struct)
        return struct

    return declare


def all_reference_tables() -> tuple[ReferenceTable, ...]:
    """Every reference table declared so far, in the order of their names."""
    return tuple(_DECLARED[name] for name in sorted(_DECLARED))


def _first_line(struct: type[Reference]) -> str:
    return (struct.__doc__ or "").strip().splitlines()[0]
