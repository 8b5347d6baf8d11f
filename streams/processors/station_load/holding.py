"""What a source said holds until it says something else, or for too long nothing. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from streams.processors.station_load.bounds import HOLDS_MS
from streams.processors.station_load.state import Source
from streams.processors.station_load.words import ALIVE, FLOWING, GONE, IDLE

Flow = tuple[int, int, int]  # W·ms taken, W·ms given (not above 0), ms unknown


def note(source: Source, at: int, said: int) -> None:
    """Take a word in its place; of two at one time a power stands, else what comes last."""
    times, words = source.at, source.said
    if not times or at > times[-1]:
        source.idle_since = _idle_since(source.idle_since, times[-1] if times else 0, at, said)
        times.append(at)
        words.append(said)
        return
    place = bisect_left(times, at)
    if times[place] != at:
        times.insert(place, at)
        words.insert(place, said)
    elif said < IDLE or words[place] >= IDLE:
        words[place] = said
    since, last = 0, 0
    for time, word in zip(times, words, strict=True):
        since, last = _idle_since(since, last, time, word), time
    source.idle_since = since


def is_idle(source: Source, start: int, end: int) -> bool:
    """Is nothing drawn in all of a stretch? Asked of most, so answered without a look at words."""
    return 0 < source.idle_since <= start and source.at[-1] + HOLDS_MS >= end


def flowed(source: Source, start: int, end: int) -> Flow:
    """What flowed in a stretch."""
    taken = given = known = 0
    for begin, until, power in _held(source, start):
        if begin >= end:
            break
        lasts = (until if until < end else end) - (begin if begin > start else start)
        if lasts > 0:
            known += lasts
            if power > 0:
                taken += power * lasts
            else:
                given += power * lasts
    return taken, given, end - start - known


def forget(source: Source, before: int) -> None:
    """Leave of what is older the one word that held then."""
    if len(source.at) < 2 or source.at[1] > before:
        return
    place = bisect_right(source.at, before)
    since, word = 0, GONE
    for at, said in zip(source.at[:place], source.said[:place], strict=True):
        if said == ALIVE:
            since = at if word == IDLE and at <= since + HOLDS_MS else since
        elif said != FLOWING:
            since, word = at, said
        elif word == IDLE:
            since, word = at, GONE
    source.at[:place], source.said[:place] = [since], [word]


def _idle_since(since: int, last: int, at: int, said: int) -> int:
    """Since when all is idle, with one more word."""
    unbroken = since and at - last <= HOLDS_MS
    if said == IDLE:
        return since if unbroken else at
    return since if unbroken and said == ALIVE else 0


def _held(source: Source, start: int) -> Iterator[tuple[int, int, int]]:
    """From when till when which power holds, in order, the first one from before the start."""
    times, words = source.at, source.said
    place = max(bisect_right(times, start) - 1, 0)
    while place and FLOWING <= words[place] <= ALIVE:
        place -= 1
    begin, until, power, idle = 0, 0, 0, False
    for number in range(place, len(times)):
        at, said = times[number], words[number]
        if FLOWING <= said <= ALIVE:
            if not idle or at > until:
                continue
            if said == ALIVE:
                until = at + HOLDS_MS
                continue
            said = GONE
        yield begin, min(until, at), power
        idle = said == IDLE
        begin, power = at, 0 if idle else said
        until = at if said == GONE else at + HOLDS_MS
    yield begin, until, power
