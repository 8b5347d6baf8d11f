"""The contestants' insert: columns into copies of the landing tables, through a plain driver.

Needs `schemas` and clickhouse-driver only, so that it also runs in the environment of Quix.
"""

import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clickhouse_driver import Client

from benchmarks.common.pace import Moment, rate
from schemas import Contract, contract_of

DATABASE = "bench"
TYPE_HEADER = "ce_type"

Found = tuple[dict[str, Any], str, int, int]


class Sink:
    """Inserts columns; knows when it inserted how much."""

    def __init__(self, event_types: Iterable[str]) -> None:
        contracts = [contract_of(each) for each in event_types]
        self.contracts = {each.wire_type.encode(): each for each in contracts}
        self._columns = {
            each: [column.name for column in each.columns] + ["_topic", "_partition", "_version"]
            for each in contracts
        }
        self._defaults = {
            each: dict(zip(each.struct.__struct_fields__, _defaults(each), strict=True))
            for each in contracts
        }
        self._moments: list[Moment] = []
        self._rows: dict[str, int] = defaultdict(int)
        self.records = 0
        self._client = Client(
            os.environ["THREE_NETWORKS_CLICKHOUSE_HOST"],
            port=int(os.environ["THREE_NETWORKS_CLICKHOUSE_PORT"]),
            user="ingest",
            password=os.environ.get("THREE_NETWORKS_CLICKHOUSE_INGEST_PASSWORD", "ingest"),
            compression="lz4",
        )

    def insert(
        self,
        contract: Contract,
        fields: Sequence[Sequence[Any]],
        topics: Sequence[str],
        partitions: Sequence[int],
        offsets: Sequence[int],
    ) -> None:
        """One insert: the contract's columns in order, and where each row came from."""
        self._client.execute(
            f"INSERT INTO {DATABASE}.{contract.slug} ({', '.join(self._columns[contract])}) VALUES",
            [*fields, topics, partitions, offsets],
            columnar=True,
        )
        self._rows[contract.event_type] += len(offsets)

    def insert_dicts(self, rows: Mapping[bytes, Sequence[Found]]) -> None:
        """Insert decoded JSON objects by wire type, each with its topic, partition and offset.

        Fields that were left out get the contract's default; nothing else is looked at.
        """
        for wire_type, found in rows.items():
            contract = self.contracts[wire_type]
            defaults = self._defaults[contract]
            fields = [
                [value.get(column.name, defaults[column.name]) for value, _, _, _ in found]
                for column in contract.columns
            ]
            self.insert(
                contract,
                fields,
                [topic for _, topic, _, _ in found],
                [partition for _, _, partition, _ in found],
                [offset for _, _, _, offset in found],
            )

    def stored(self, records: int) -> None:
        """Note that so many records are done with, refused ones included."""
        self.records += records
        self._moments.append(Moment("", time.monotonic(), records))

    def answer(self, refused: int) -> None:
        """Write the result as the last line of this process."""
        peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answer = {
            "records": self.records,
            "rows": self._rows,
            "refused": refused,
            "rate": rate(self._moments),
            "rss_mb": peak_kb / 1024,
        }
        # faust puts itself in the place of stdout
        print(json.dumps(answer), file=sys.__stdout__, flush=True)


def _defaults(contract: Contract) -> list[Any]:
    struct = contract.struct
    required = len(struct.__struct_fields__) - len(struct.__struct_defaults__)
    return [""] * required + list(struct.__struct_defaults__)
