"""A small made-up city with known truth: reference tables and a week of all its networks."""

from seeds.city.city import City
from seeds.city.run import main
from seeds.city.truth import Truth

__all__ = ["City", "Truth", "main"]
