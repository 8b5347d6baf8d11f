"""Sessions and attempts of public data: the oracle of domain notes §8."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from schemas import Event
from schemas.events.charging_attempt import ChargingAttempt
from schemas.events.charging_session import ChargingSession
from streams.processors.sessions import Sessions
from tests.seeds.replay.replayed import Replayed
from tests.streams.processing.given import heard, in_batches

MINUTE = 60_000
Replay = Callable[[str, Path], Replayed]


def said_of_replayed(events: Iterable[Event]) -> list[Event]:
    """What is said, in the order of the file."""
    wanted = (each for each in events if type(each) in Sessions.inputs)
    return in_batches(Sessions(), [heard(wanted)])[0]


def newest_sessions(said: list[Event]) -> list[ChargingSession]:
    sessions = [each for each in said if isinstance(each, ChargingSession)]
    return list({(each.connector_id, each.plug_in_time): each for each in sessions}.values())


def newest_attempts(said: list[Event]) -> list[ChargingAttempt]:
    attempts = [each for each in said if isinstance(each, ChargingAttempt)]
    key = "connector_id", "plug_in_time", "attempt"
    return list({tuple(getattr(each, name) for name in key): each for each in attempts}.values())


def test_attempts_of_the_ocpp_log(replay: Replay, ocpp16_folder: Path) -> None:
    """As kwwhat counts: 140 attempts, 38 successful; 39 transactions of 62.4 kWh.

    The log contradicts itself once: a second transaction begins while the first goes on. While the
    first was alone its register rose by 1 Wh, so that it is not a success.
    """
    said = said_of_replayed(replay("ocpp16", ocpp16_folder)[0])
    attempts = newest_attempts(said)
    assert Counter(each.outcome for each in attempts) == {
        "failed-start": 101,
        "charged": 38,
        "without-energy": 1,
    }
    ordered = [each for each in attempts if each.order_id]
    assert len(ordered) == 39
    assert sum(each.order_energy_wh or 0 for each in ordered) == 62_400
    assert Counter(each.attempts for each in newest_sessions(said)) == {1: 138, 2: 1}


def test_visits_of_the_ocpp_log(replay: Replay, ocpp16_folder: Path) -> None:
    """As kwwhat counts: 135, of which 33 succeed at the first attempt (一次充电成功率).

    It has none that succeeds later and 102 that fail: the transaction above is one more of those.
    """
    said = said_of_replayed(replay("ocpp16", ocpp16_folder)[0])
    visits = visits_of(newest_attempts(said))
    assert Counter((each[0], any(each)) for each in visits) == {
        (True, True): 33,
        (False, True): 1,
        (False, False): 101,
    }


def visits_of(attempts: list[ChargingAttempt]) -> list[list[bool]]:
    """Which attempts of each visit succeed, by kwwhat's rule.

    A visit is of one driver at one site, with gaps of 30 minutes at most; where nobody says who it
    is, at one connector, with gaps of two. Gaps are of the clock's minutes, as in its SQL.
    """
    visits: list[list[bool]] = []
    last: dict[tuple[str, ...], tuple[int, list[bool]]] = {}
    for each in sorted(attempts, key=lambda attempt: attempt.begun):
        who = (
            (each.station_id, each.user) if each.user else (each.station_id, each.connector_id, "")
        )
        minutes = 30 if each.user else 2
        end, visit = last.get(who, (0, []))
        if each.begun // MINUTE - end // MINUTE > minutes:
            visit = []
            visits.append(visit)
        visit.append(each.outcome == "charged")
        last[who] = max(end, each.charge_end or each.event_time), visit
    return visits


def test_overstay_of_acn(replay: Replay, acn_folder: Path) -> None:
    """The file's own: longer than half an hour in 67.0 % of sessions, than two hours in 50.9 %."""
    sessions = newest_sessions(said_of_replayed(replay("acn", acn_folder)[0]))
    assert Counter(each.step for each in sessions) == {"settled": 30_114}
    assert sum(each.energy_wh or 0 for each in sessions) == 442_037_230
    stays = [
        each.plug_out_time - each.charge_end
        for each in sessions
        if each.plug_out_time and each.charge_end
    ]
    assert len(stays) == 30_114
    over = [sum(stay > minutes * 60_000 for stay in stays) for minutes in (30, 120)]
    assert [round(each / len(stays), 3) for each in over] == [0.67, 0.509]
