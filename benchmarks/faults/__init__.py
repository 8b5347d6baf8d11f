"""The fault campaign: random faults while events keep coming, then the account.

`python -m benchmarks.faults --rounds 30 --seed 1` hurts landing so often and then processing. It
prints faults by kind, and one JSON line last. Exit code 1 where an event, dead letter or output was
lost or came twice, or a state is another than that of a run which nothing disturbs.
"""
