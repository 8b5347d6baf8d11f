"""Finds what is wrong with this machine, the engines and the data."""

from stack.doctor.examine import examine
from stack.doctor.finding import Finding

__all__ = ["Finding", "examine"]
