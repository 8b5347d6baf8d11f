"""What carries processors: state and position as rows of one insert, timers by event time.

A processor reads one topic, and a partition of that is one total order. What a key knows at an
offset follows from the records up to it, however they came in batches, and however often.
"""
