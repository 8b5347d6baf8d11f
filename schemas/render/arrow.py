"""Contracts as Arrow schemas, for frames and Parquet."""

from collections.abc import Iterable

import pyarrow as pa

from schemas.contract import Contract
from schemas.table import Column

_TYPES = {
    "Bool": pa.bool_(),
    "Date": pa.date32(),
    "DateTime64(3, 'UTC')": pa.timestamp("ms", "UTC"),
    "Float32": pa.float32(),
    "Float64": pa.float64(),
    "Int32": pa.int32(),
    "Int64": pa.int64(),
    "LowCardinality(String)": pa.dictionary(pa.int32(), pa.string()),
    "String": pa.string(),
    "UInt8": pa.uint8(),
    "UInt16": pa.uint16(),
    "UInt32": pa.uint32(),
    "UInt64": pa.uint64(),
}


def arrow_schema(contract: Contract) -> pa.Schema:
    """The stored columns as an Arrow schema; units stand in the fields' metadata."""
    return schema_of(contract.columns)


def schema_of(columns: Iterable[Column]) -> pa.Schema:
    """Columns as an Arrow schema."""
    return pa.schema([_field(each) for each in columns])


def _field(column: Column) -> pa.Field:
    nullable = column.type.startswith("Nullable(")
    type_ = column.type.removeprefix("Nullable(").removesuffix(")") if nullable else column.type
    metadata = {"unit": column.unit} if column.unit else None
    return pa.field(column.name, _TYPES[type_], nullable=nullable, metadata=metadata)
