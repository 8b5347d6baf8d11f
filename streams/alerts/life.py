"""The life of an alert: opened when its condition lasts, updated, resolved when that stays away.

A part of a processor's state. Who observes says when the condition holds and when not; timers of
the processor do the rest, so that a condition that comes and goes makes one alert and not forty.
"""

from dataclasses import dataclass
from typing import Any

import msgspec

from schemas import Event
from schemas.events.alert import Alert
from schemas.words import AlertState, Severity
from streams.processing.outputs import made
from streams.processing.processor import NEVER


@dataclass(frozen=True)
class Kind:
    """A kind of alert.

    Attributes:
        lasts_ms: how long its condition holds before it is worth an alert.
        quiet_ms: how long the condition stays away before the alert is resolved.
        repeats_ms: how often an open alert is said again, with what is known by then.
    """

    name: str
    severity: Severity
    lasts_ms: int = 0
    quiet_ms: int = 60_000
    repeats_ms: int = 3_600_000


class Life(msgspec.Struct, omit_defaults=True):
    """Where an alert of a cause stands; times in ms, 0 for none.

    Attributes:
        since: since when the condition holds, without a pause longer than the kind's quiet.
        gone: since when it has been away, while that is short.
        said: when the open alert was last said; 0 where there is none.
        seen: when the condition was last seen.
        worse: since when it is worse than what was said last.
    """

    since: int = 0
    gone: int = 0
    said: int = 0
    seen: int = 0
    worse: int = 0

    def observe(self, holds: bool, at_ms: int) -> None:
        """The condition holds at a time, or it does not."""
        if holds:
            self.since, self.gone = self.since or at_ms, 0
            self.seen = max(self.seen, at_ms)
        elif self.since and not self.gone:
            self.gone, self.seen = at_ms, max(self.seen, at_ms)

    def worsen(self, at_ms: int) -> None:
        """The condition got worse: an open alert is said again at once."""
        self.worse = at_ms if self.said else 0

    def due(self, kind: Kind) -> int:
        """When something is to be said or forgotten next."""
        if self.gone:
            return self.gone + kind.quiet_ms
        if not self.since:
            return NEVER
        if self.worse:
            return self.worse
        return self.said + kind.repeats_ms if self.said else self.since + kind.lasts_ms

    def step(self, kind: Kind, at_ms: int) -> AlertState | None:
        """What is said of it at the time that was due; None where it was nothing worth saying."""
        if self.gone:
            resolved = bool(self.said)
            self.since = self.gone = self.said = self.worse = 0
            return "resolved" if resolved else None
        opened = not self.said
        self.said, self.worse = max(at_ms, 1), 0
        return "open" if opened else "update"


def alerted(life: Life, kind: Kind, by: str, at_ms: int, cause: str, **about: Any) -> list[Event]:
    """The alert that is said at the time that was due, if any.

    Args:
        cause: what it is of, within its kind.
        about: fields of the contract beside those that its life gives.
    """
    first_seen, last_seen = life.since, life.seen
    state = life.step(kind, at_ms)
    if state is None:
        return []
    return [
        made(
            Alert,
            by,
            event_time=at_ms,
            cause=f"{kind.name}/{cause}",
            kind=kind.name,
            state=state,
            severity=kind.severity,
            first_seen=first_seen,
            last_seen=last_seen,
            **about,
        )
    ]
