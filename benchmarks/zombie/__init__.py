"""`python -m benchmarks.zombie`: verdicts on zombie piles of a city whose truth is known.

A city is played for some weeks without what verdicts do not rest on, judged day by day by the
computations that a real city runs, and scored by episode. The rules were tried on seed 1.
"""
