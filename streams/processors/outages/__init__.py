"""Connectors that are out of order, and sites that are out as a whole."""

from streams.processors.outages.processor import Outages

__all__ = ["Outages"]
