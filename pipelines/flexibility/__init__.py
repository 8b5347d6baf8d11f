"""Flexibility 可调能力 for a virtual power plant 虚拟电厂, and what came of instructions."""

from pipelines.flexibility.delivery import DISPATCH
from pipelines.flexibility.offered import FLEXIBILITY

__all__ = ["DISPATCH", "FLEXIBILITY"]
