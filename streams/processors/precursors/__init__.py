"""Faults that announce themselves 故障预警: connectors that err more than they used to."""

from streams.processors.precursors.processor import Precursors

__all__ = ["Precursors"]
