"""Operators 运营商: what they are assessed by, from orders and faults to a ranked scorecard."""

from pipelines.operators.faults import FAULTS
from pipelines.operators.indicators import OPERATOR_INDICATORS
from pipelines.operators.orders import ORDER_ENERGY

__all__ = ["FAULTS", "OPERATOR_INDICATORS", "ORDER_ENERGY"]
