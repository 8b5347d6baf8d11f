"""What is remembered of a feeder."""

import msgspec

from streams.alerts.life import Life


class Reading(msgspec.Struct, array_like=True):
    """What the grid company said of it at a time in ms; powers in W."""

    at: int
    load_w: int | None
    base_load_w: int | None
    limit_w: int | None
    charging_limit_w: int | None


class Part(msgspec.Struct, array_like=True):
    """What a station said of an interval; means in W, and seconds of all its sources.

    Attributes:
        at: end of the interval of which it was said.
        revision: -1 where it was said of an earlier one, and nothing else since.
    """

    at: int
    revision: int
    means: dict[str, int]
    known_s: int
    unknown_s: int


class Interval(msgspec.Struct, omit_defaults=True):
    """A minute or a quarter of an hour: its parts by station, and how often it was said.

    A correction is not said yet where it is `corrected`.
    """

    parts: dict[str, Part]
    told: int = 0
    corrected: bool = False


class Line(msgspec.Struct, omit_defaults=True):
    """A feeder; times in ms, intervals by their end.

    Attributes:
        operator_id: the grid company.
        readings: in their order.
        closed: until when intervals are closed.
        load_w, limit_w: by which it was overloaded last.
    """

    feeder_id: str
    operator_id: str = "unknown"
    readings: list[Reading] = []
    minutes: dict[int, Interval] = {}
    quarters: dict[int, Interval] = {}
    closed: int = 0
    load_w: int = 0
    limit_w: int = 0
    overload: Life = msgspec.field(default_factory=Life)
    outage: Life = msgspec.field(default_factory=Life)
