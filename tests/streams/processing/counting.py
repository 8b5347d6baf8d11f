"""The smallest processor with a state, an output and a timer: it counts the status changes of a
connector, and says so ten minutes after the last one."""

from collections.abc import Sequence

import msgspec

from schemas import Event
from schemas.events.alert import Alert
from schemas.events.charger_status import ChargerStatus
from schemas.topic import CHARGER
from streams.processing.outputs import made
from streams.processing.processor import NEVER

QUIET_MS = 600_000


class Count(msgspec.Struct):
    connector: str
    changes: int = 0
    last_ms: int = 0
    told: bool = True


class Counting:
    name, topic, inputs, state = "counting", CHARGER, (ChargerStatus,), Count

    def key(self, event: ChargerStatus) -> str:
        return event.connector_id

    def begin(self, event: ChargerStatus) -> Count:
        return Count(event.connector_id)

    def apply(self, state: Count, event: ChargerStatus) -> Sequence[Event]:
        if event.event_time > state.last_ms:
            state.changes, state.last_ms, state.told = state.changes + 1, event.event_time, False
        return ()

    def due(self, state: Count) -> int:
        return NEVER if state.told else state.last_ms + QUIET_MS

    def fire(self, state: Count, at_ms: int) -> Sequence[Event]:
        state.told = True
        return (
            made(
                Alert,
                self.name,
                event_time=at_ms,
                operator_id="O",
                cause=f"quiet/{state.connector}",
                kind="quiet",
                state="open",
                severity="info",
                first_seen=state.last_ms,
                last_seen=at_ms,
                evidence=f"{state.changes} changes",
            ),
        )
