"""What is remembered of a station's load: small, since it is stored with each change."""

import msgspec

Sums = dict[str, int]  # by field of the contract: W·ms, and ms known and unknown


class Source(msgspec.Struct, array_like=True):
    """What one connector, storage, array or swap station said lately.

    Attributes:
        at: times in ms, rising.
        said: at each of them a power in W, or one of the words of `words`.
        idle_since: since when it has said nothing but that it is idle, and without a silence; 0
            where that is not so.
        net_w: what it takes from the feeder by its newest word.
    """

    at: list[int]
    said: list[int]
    idle_since: int = 0
    net_w: int = 0


class Load(msgspec.Struct, omit_defaults=True):
    """A station; times in ms, 0 for none.

    Attributes:
        sources: by letter of the component and id: `c` connector, `s` storage, `p` array, `w` swap.
        closed: end of the quarter of an hour that was closed last; one that comes before is said
            no more, and this one may be corrected.
        closing: end of the one that is closed next; 0 while nothing has been heard for a day.
        sums, feeder_id: of the one that was closed last.
        told: how often that was said; not at all where the one before was the same.
        late: has a word come for it since?
        too_late: words that came for one before, since it was last said how many.
        net_w: all sources together, by their newest words.
        minute_w: net of the minute that was said last.
        minute: end of the minute that was looked at last.
        next_minute, last_minute: ends of those that are looked at next, the last one at least.
    """

    operator_id: str
    station_id: str
    sources: dict[str, Source] = {}
    closed: int = 0
    closing: int = 0
    sums: Sums = {}
    feeder_id: str = ""
    told: int = 0
    late: bool = False
    too_late: int = 0
    net_w: int = 0
    minute_w: int = 0
    minute: int = 0
    next_minute: int = 0
    last_minute: int = 0
