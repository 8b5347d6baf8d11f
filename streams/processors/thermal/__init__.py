"""Vehicles that are on fire or about to be: 热失控 and hot batteries."""

from streams.processors.thermal.processor import Thermal

__all__ = ["Thermal"]
