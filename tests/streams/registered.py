"""Rows of the register in ClickHouse."""

from collections.abc import Sequence

from connections.clickhouse import ClickHouse
from schemas import reference_tables
from schemas.reference_table import Reference


def store(client: ClickHouse, rows: Sequence[Reference]) -> None:
    for table in reference_tables():
        of_it = [each for each in rows if type(each) is table.struct]
        names = [each.name for each in table.columns]
        if of_it:
            columns = {name: [getattr(each, name) for each in of_it] for name in names}
            client.insert(table.table.qualified, columns)
