"""Alarms of piles that people have to know of at once: hot guns, insulation, smoke, water."""

from streams.processors.alarms.processor import Alarms

__all__ = ["Alarms"]
