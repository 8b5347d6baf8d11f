"""The reference: the shortest loop that reads the same records and decodes what processors read.

confluent-kafka `consume`, msgspec one by one with the contracts' structs. No processors, no state,
no outputs, no positions. Run as a child.
"""

import json
import time
from typing import Any

import msgspec
from cyclopts import run

from benchmarks.common.children import answers, module_run
from benchmarks.common.pace import Moment, rate
from benchmarks.common.stack import Stack
from benchmarks.streams.standing import ends
from connections.kafka import consumer
from connections.settings import KafkaSettings
from schemas.contract import declared
from streams.processors import PROCESSORS, TOPICS

_BATCH = 5_000
_WITHIN_S = 600


def bare(stack: Stack) -> dict[str, Any]:
    """The rate of the loop, over all that lies in Kafka."""
    limit = sum(ends(stack).values())
    service = module_run(stack, "bare", "benchmarks.streams.bare", str(limit))
    (answer,) = answers(stack, [service], _WITHIN_S)
    return {"bare": round(answer["rate"])}


def main(limit: int) -> None:
    """Read `limit` records."""
    inputs = {declared(kind) for each in PROCESSORS for kind in each.inputs}
    decoders = {
        each.wire_type.encode(): msgspec.json.Decoder(each.struct).decode for each in inputs
    }
    client = consumer(KafkaSettings(), f"bare-{time.time_ns()}", **{"fetch.min.bytes": 1_000_000})
    client.subscribe(list(TOPICS))
    moments: list[Moment] = []
    left = limit
    while left > 0:
        if messages := client.consume(min(_BATCH, left), 1.0):
            for message in messages:
                headers: Any = message.headers()
                decode = decoders.get(headers[0][1]) if headers else None
                if decode is not None:
                    _decoded(decode, message.value())
            left -= len(messages)
            moments.append(Moment("", time.monotonic(), len(messages)))
    client.close()
    print(json.dumps({"rate": rate(moments)}))


def _decoded(decode: Any, value: bytes | None) -> Any:
    try:
        return decode(value)
    except (TypeError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


if __name__ == "__main__":
    run(main)
