"""`dead-letter`: what was refused, why, and where the original stands."""

from datetime import timedelta
from typing import Annotated, Literal

from msgspec import Meta

from schemas.contract import Event, contract
from schemas.fields import Code, Count, OptionalId, Text, column
from schemas.topic import DEAD_LETTERS

Reason = Annotated[
    Literal[
        "not-json",
        "wrong-type",
        "missing-field",
        "out-of-range",
        "unknown-code",
        "too-large",
        "time-in-future",
        "missing-header",
        "unknown-type",
        "unknown-version",
        "empty-key",
        "operator-quarantined",
        "impossible",
        "refused-by-receiver",
    ],
    Meta(description="Why it was refused.", extra=column("LowCardinality(String)")),
]
State = Annotated[
    Literal["open", "replayed", "dropped"],
    Meta(description="What has become of it.", extra=column("LowCardinality(String)")),
]


@contract(
    "dead-letter",
    topic=DEAD_LETTERS,
    key=("origin_topic", "origin_partition"),
    identity=("origin_topic", "origin_epoch", "origin_partition", "origin_offset"),
    retention=timedelta(days=365),
)
class DeadLetter(Event, frozen=True, kw_only=True):
    """A refused record. Its identity is its origin, so that a second delivery is no second letter.

    The original bytes stay in the topic of origin; `record` holds them redacted, or nothing where
    they could not be parsed. `operator_id` is `unknown` where the record did not name one.
    """

    reason: Reason
    contract: Annotated[Code, Meta(description="Event type it claimed to be.")] = ""
    field: Annotated[Code, Meta(description="JSON path of what is wrong.")] = ""
    detail: Annotated[Text, Meta(description="What is wrong, without any value of the record.")] = (
        ""
    )
    origin_topic: Annotated[OptionalId, Meta(description="Kafka topic, or `replay:<name>`.")]
    origin_epoch: Annotated[Count, Meta(description="Which life of that topic.")] = 0
    origin_partition: Annotated[Count, Meta(description="Partition in that topic.")] = 0
    origin_offset: Annotated[
        int, Meta(ge=0, description="Offset, or row of a file.", extra=column("UInt64"))
    ]
    length: Annotated[Count, Meta(description="Bytes of the original.")] = 0
    sha256: Annotated[Text, Meta(description="Hash of the original.")] = ""
    record: Annotated[Text, Meta(description="The original, redacted.")] = ""
    state: State = "open"
