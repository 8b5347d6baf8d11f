"""The machinery of contracts: one `msgspec.Struct` an event type, everything else derived.

An event type is declared by one decorated class in one file of `schemas/events/`:

    @contract("charger.status", topic=CHARGER, key=("operator_id", "station_id"), identity=(...))
    class ChargerStatus(Event): ...
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from schemas.columns import columns_of
from schemas.fields import Code, Id, TimeMs, UniqueId, column
from schemas.table import Column
from schemas.topic import Topic

Quality = Annotated[
    Literal[
        "ok",
        "energy-doubtful",
        "time-doubtful",
        "code-unknown",
        "value-doubtful",
        "value-repeated",
    ],
    msgspec.Meta(
        description="`ok`, or what is doubtful about a value that was kept.",
        extra=column("LowCardinality(String)"),
    ),
]


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What every event carries."""

    event_id: Annotated[UniqueId, msgspec.Meta(extra={"stored": False})]
    event_time: TimeMs
    source: Code
    operator_id: Id
    quality: Quality = "ok"


EventType = TypeVar("EventType", bound=Event)
Headers = list[tuple[str, str | bytes | None]]
Record = tuple[str, bytes | None, bytes | None, Headers]  # topic, value, key, headers


@dataclass(frozen=True)
class Route:
    """Another topic, for those events that name everything of the key there."""

    topic: Topic
    key: tuple[str, ...]


@dataclass(frozen=True)
class Latest:
    """A compacted topic of the last event of each key, until one says that it is over.

    Attributes:
        field: which of the event's fields says so.
        over: by which value.
    """

    topic: Topic
    field: str
    over: str


@dataclass(frozen=True)
class Contract:
    """What is agreed about an event type.

    Attributes:
        event_type: the CloudEvents type without version, for example `charger.status`.
        version: raised by an incompatible change only.
        topic: the network's topic.
        key: fields whose values, joined, decide the Kafka partition; one total order a key.
        route: where events go instead that belong to another network too.
        identity: fields that make an event the same event; a second one is a correction.
        counted: money or an assessment rests on it, so corrections of it are counted.
        silence: after this long without a word, the last state is unknown; None where it stays.
        latest: where the last event of each key is found besides.
    """

    event_type: str
    version: int
    topic: Topic
    key: tuple[str, ...]
    identity: tuple[str, ...]
    struct: type[Event]
    route: Route | None = None
    counted: bool = False
    silence: timedelta | None = None
    retention: timedelta | None = None
    latest: Latest | None = None
    encode: Callable[[Event], bytes] = field(
        default_factory=lambda: msgspec.json.Encoder().encode, compare=False, repr=False
    )

    @property
    def wire_type(self) -> str:
        """The value of the `ce_type` header: type and version, read without decoding."""
        return f"{self.event_type}.v{self.version}"

    @property
    def name(self) -> str:
        """The type, with its version from the second on: versions have tables of their own."""
        return self.event_type if self.version == 1 else self.wire_type

    @property
    def slug(self) -> str:
        """The name in SQL: `charger_status`."""
        return self.name.replace(".", "_").replace("-", "_")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The stored fields, in the order of the struct."""
        return columns_of(self.struct)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic that its events may be in."""
        routed = self.route.topic if self.route else self.topic
        return (self.topic,) if routed == self.topic else (self.topic, routed)

    def place_of(self, event: Event) -> tuple[str, bytes]:
        """Topic and Kafka key, for example `("charger", b"510000001/S-0042")`."""
        if self.route:
            there = [str(getattr(event, name)) for name in self.route.key]
            if all(there):
                return self.route.topic.name, "/".join(there).encode()
        here = (str(getattr(event, name)) for name in self.key)
        return self.topic.name, "/".join(here).encode()

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What a field holds that an event leaves out, `msgspec.NODEFAULT` where it must not."""
        return {each.name: each.default for each in msgspec.structs.fields(self.struct)}

    def records_of(self, event: Event) -> Iterator[Record]:
        """What goes to Kafka: the event and, where the last one of a key is kept, that too."""
        topic, key = self.place_of(event)
        value, headers = self.encode(event), self.headers_of(event)
        yield topic, value, key, headers
        if self.latest:
            over = getattr(event, self.latest.field) == self.latest.over
            yield self.latest.topic.name, None if over else value, key, headers

    def headers_of(self, event: Event) -> Headers:
        """The Kafka headers of an event."""
        return self.headers(event.event_id.encode(), event.source.encode())

    def headers(self, event_id: bytes, source: bytes) -> Headers:
        """CloudEvents 1.0 attributes in Kafka binary mode, the type first."""
        return [self._type_header, _SPEC_HEADER, ("ce_id", event_id), ("ce_source", source)]

    @cached_property
    def _type_header(self) -> tuple[str, bytes]:
        return "ce_type", self.wire_type.encode()


_SPEC_HEADER = ("ce_specversion", b"1.0")
_DECLARED: dict[type[Event], Contract] = {}


def contract(
    event_type: str,
    *,
    topic: Topic,
    key: tuple[str, ...],
    identity: tuple[str, ...],
    route: Route | None = None,
    counted: bool = False,
    version: int = 1,
    silence: timedelta | None = None,
    retention: timedelta | None = None,
    latest: Latest | None = None,
) -> Callable[[type[EventType]], type[EventType]]:
    """Declare the decorated struct as an event type.

    Raises:
        TypeError: a field of key, identity, route or latest does not exist.
    """

    def declare(struct: type[EventType]) -> type[EventType]:
        routed = route.key if route else ()
        ending = (latest.field,) if latest else ()
        missing = {*key, *identity, *routed, *ending} - set(struct.__struct_fields__)
        if missing:
            raise TypeError(f"{event_type}: no such field {', '.join(sorted(missing))}")
        _DECLARED[struct] = Contract(
            event_type,
            version,
            topic,
            key,
            identity,
            struct,
            route,
            counted,
            silence,
            retention,
            latest,
        )
        return struct

    return declare


def declared(struct: type[Event]) -> Contract:
    """The contract of a struct.

    Raises:
        KeyError: the struct was not declared by `@contract`.
    """
    return _DECLARED[struct]


def all_declared() -> tuple[Contract, ...]:
    """Every contract declared so far, in the order of their types."""
    return tuple(sorted(_DECLARED.values(), key=lambda each: each.wire_type))
