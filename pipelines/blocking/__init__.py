"""Blocking 占位: what bays of connectors are used for, and what lies around stations."""

from pipelines.blocking.bays import BLOCKING
from pipelines.blocking.surroundings import SURROUNDINGS

__all__ = ["BLOCKING", "SURROUNDINGS"]
