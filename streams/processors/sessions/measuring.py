"""What a connector's meter adds to the session at it."""

from schemas.events.charger_meter import ChargerMeter
from streams.processors.sessions.state import Attempt, Connector


def measure(state: Connector, event: ChargerMeter) -> None:
    """Take a sample; one that is older than the last, or before the plug-in, adds nothing."""
    time = event.event_time
    if time > state.heard:
        state.heard = time
    session = state.session
    if session is None or time < session.plug_in:
        return
    attempt = session.attempts[-1]
    if time <= attempt.measured_to or time < attempt.begun:
        return
    if event.import_wh is not None:
        _count(attempt, time, event.import_wh, event.export_wh or 0)
    power, soc = event.power_w, event.soc_percent
    if power is not None and abs(power) > abs(session.max_power_w or 0):
        session.max_power_w = power
    if soc is not None:
        if session.soc_start is None:
            session.soc_start = soc
        session.soc_end = soc


def _count(attempt: Attempt, time: int, import_wh: int, export_wh: int) -> None:
    if attempt.measured_from:
        taken, given = import_wh - attempt.import_wh, export_wh - attempt.export_wh
        if taken < 0 or given < 0:
            attempt.fell = True
        attempt.flown_wh += max(taken, 0) - max(given, 0)
    else:
        attempt.measured_from = time
    attempt.measured_to, attempt.import_wh, attempt.export_wh = time, import_wh, export_wh
