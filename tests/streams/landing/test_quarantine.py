"""The limit per operator."""

from collections import Counter

from streams.landing.quarantine import Quarantine


def judged(quarantine: Quarantine, operator: str, accepted: int, refused: int) -> bool:
    """Is the operator set aside after so many records more?"""
    quarantine.judge(Counter({operator: accepted}), Counter({operator: refused}))
    return operator in quarantine.quarantined


def test_nobody_is_judged_before_a_window_is_full() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    assert not judged(quarantine, "A", 0, 99)
    assert judged(quarantine, "A", 0, 1)


def test_the_share_is_what_is_still_borne() -> None:
    assert not judged(Quarantine(share=0.5, window=100), "A", 50, 50)
    assert judged(Quarantine(share=0.5, window=100), "A", 49, 51)


def test_an_operator_is_released_after_a_sound_window() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    assert judged(quarantine, "A", 0, 100)
    assert judged(quarantine, "A", 99, 0)
    assert not judged(quarantine, "A", 1, 0)


def test_each_window_begins_anew() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    assert not judged(quarantine, "A", 100, 0)
    assert judged(quarantine, "A", 40, 60)


def test_one_operators_fault_is_nobody_elses() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    quarantine.judge(Counter(good=1000), Counter(bad=1000))
    assert quarantine.quarantined == {"bad"}
    assert not quarantine.most_fail


def test_when_most_of_three_or_more_fail_the_fault_is_not_theirs() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    quarantine.judge(Counter(), Counter(a=100, b=100))
    assert not quarantine.most_fail  # of two, both may be at fault
    quarantine.judge(Counter(c=100, d=100), Counter())
    assert not quarantine.most_fail  # two of four are not most
    quarantine.judge(Counter(), Counter(c=100))
    assert quarantine.most_fail


def invented(count: int) -> Counter[str]:
    """Names that stand in garbage, one record each."""
    return Counter(f"invented-{number}" for number in range(count))


def test_who_was_not_seen_for_longest_is_forgotten_among_too_many_names() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    quarantine.judge(Counter(), Counter(long_ago=99))
    quarantine.judge(Counter(), Counter(lately=99))
    quarantine.judge(Counter(), invented(4095))
    assert judged(quarantine, "lately", 0, 1)
    assert not judged(quarantine, "long_ago", 0, 1)


def test_who_is_set_aside_is_not_forgotten() -> None:
    quarantine = Quarantine(share=0.5, window=100)
    assert judged(quarantine, "A", 0, 100)
    quarantine.judge(Counter(), invented(10_000))
    assert judged(quarantine, "A", 99, 0)
    assert not judged(quarantine, "A", 1, 0)
