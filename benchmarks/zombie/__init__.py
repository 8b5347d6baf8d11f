"""`python -m benchmarks.zombie`: verdicts on zombie piles of a city whose truth is known.

A city, private piles and all, is played for some months, judged day by day by the computations that
a real city runs, and scored by episode over the last of them. The rules were tried on seeds 1,
11 to 13 and 31 to 38.
"""
