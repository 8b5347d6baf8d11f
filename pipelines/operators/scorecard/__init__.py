"""The scorecard: indicators pooled by month, half year and year, weighted, and operators ranked."""

from pipelines.operators.scorecard.views import scorecard_views

__all__ = ["scorecard_views"]
