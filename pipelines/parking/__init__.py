"""Parking 停车: how full lots are, how often bays change hands, and what stands in them."""

from pipelines.parking.bays import PARKING_BAYS
from pipelines.parking.lots import PARKING_LOTS

__all__ = ["PARKING_BAYS", "PARKING_LOTS"]
