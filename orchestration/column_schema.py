"""Columns as Dagster shows them, with their units."""

from collections.abc import Iterable, Mapping

import dagster as dg

from schemas import Column


def column_metadata(columns: Iterable[Column]) -> Mapping[str, dg.TableSchema]:
    """What `metadata` of an asset takes: name, type, unit and meaning of each column."""
    shown = [dg.TableColumn(each.name, each.type, _described(each)) for each in columns]
    return {"dagster/column_schema": dg.TableSchema(columns=shown)}


def _described(column: Column) -> str:
    unit = f"[{column.unit}]" if column.unit else ""
    return " ".join(part for part in (column.comment, unit) if part)
