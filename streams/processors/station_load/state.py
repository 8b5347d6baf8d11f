"""What is remembered of a station's load: small, since it is stored with each change."""

import msgspec

Sums = dict[str, int]  # W·ms by field of the contract, and ms by field of unknown time


class Source(msgspec.Struct, array_like=True):
    """What one connector, storage, array or swap station said lately.

    Attributes:
        at: times in ms, rising.
        said: at each of them a power in W, or one of the words of `words`.
        idle_since: since when it has said nothing but that it is idle, and without a silence; 0
            where that is not so.
    """

    at: list[int]
    said: list[int]
    idle_since: int = 0


class Quarter(msgspec.Struct, omit_defaults=True):
    """A quarter of an hour: what flowed until now, and how often it was said.

    Attributes:
        sums: in it, as far as its minutes are closed.
        told: how often it was said; a correction is not said yet where it is `corrected`.
    """

    sums: Sums
    told: int = 0
    corrected: bool = False


class Load(msgspec.Struct, omit_defaults=True):
    """A station; times in ms, 0 for none.

    Attributes:
        sources: by letter of the component and id: `c` connector, `s` storage, `p` array, `w` swap.
        closed: until when all is summed up.
        closing: end of the minute that is closed next; 0 while nothing has been heard for a day.
        quarters: by beginning, those that may still be corrected.
        too_late: events that could not be counted, since it was last said how many.
    """

    operator_id: str
    station_id: str
    sources: dict[str, Source] = {}
    closed: int = 0
    closing: int = 0
    quarters: dict[int, Quarter] = {}
    too_late: int = 0
