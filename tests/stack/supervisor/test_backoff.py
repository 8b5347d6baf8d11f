"""When a service is started again."""

from stack.supervisor.backoff import LONGEST_PAUSE_S, Backoff


def test_pauses_grow_and_stay_bounded() -> None:
    backoff = Backoff()
    pauses = [backoff.failed(ready_for_s=0) for _ in range(8)]
    assert pauses[:4] == [0.5, 1, 2, 4]
    assert pauses[-1] == LONGEST_PAUSE_S


def test_failing_again_and_again_is_a_crash_loop() -> None:
    backoff = Backoff()
    looping = []
    for _ in range(4):
        backoff.failed(ready_for_s=0)
        looping.append(backoff.is_crash_loop)
    assert looping == [False, False, False, True]


def test_having_run_steadily_forgives_earlier_failures() -> None:
    backoff = Backoff(failures=9)
    assert backoff.failed(ready_for_s=60) == 0.5
    assert not backoff.is_crash_loop
