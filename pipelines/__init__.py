"""Batch computations: SQL files beside small functions that are given a client and a day.

`computations()` lists them in the order in which they rest on one another; `tables()` and
`views()` are what they declare.
"""

from pipelines.availability import AVAILABILITY
from pipelines.blocking import BLOCKING, SURROUNDINGS
from pipelines.client import Client
from pipelines.computation import Computation, Summary
from pipelines.early_warning.tables import EARLY_WARNING_TABLE, EARLY_WARNING_VIEWS
from pipelines.feeder import FEEDER_LOAD
from pipelines.flexibility import DISPATCH, FLEXIBILITY
from pipelines.hosting import HOSTING
from pipelines.intervals import INTERVALS
from pipelines.load_forecast.tables import FORECAST_TABLE, FORECAST_VIEWS
from pipelines.metering import METERING
from pipelines.operators import FAULTS, OPERATOR_INDICATORS, ORDER_ENERGY
from pipelines.parking import PARKING_BAYS, PARKING_LOTS
from pipelines.plan import PLAN, PLAN_MISSING, SERVICE_CELLS
from pipelines.quality import QUALITY
from pipelines.register import REGISTER
from pipelines.siting import SITING
from pipelines.traffic import TRAFFIC
from pipelines.utilization import UTILIZATION
from pipelines.visits import VISITS
from pipelines.zombie import ZOMBIE, ZOMBIE_EVIDENCE, ZOMBIE_OPERATORS
from schemas import Table, View

__all__ = ["Client", "Computation", "Summary", "computations", "tables", "views"]


def computations() -> tuple[Computation, ...]:
    """Every computation, each after those whose tables it reads."""
    return (
        REGISTER,
        METERING,
        INTERVALS,
        UTILIZATION,
        PARKING_LOTS,
        PARKING_BAYS,
        TRAFFIC,
        FEEDER_LOAD,
        AVAILABILITY,
        VISITS,
        BLOCKING,
        SURROUNDINGS,
        ZOMBIE_EVIDENCE,
        ZOMBIE,
        ZOMBIE_OPERATORS,
        ORDER_ENERGY,
        FAULTS,
        OPERATOR_INDICATORS,
        QUALITY,
        SERVICE_CELLS,
        PLAN,
        PLAN_MISSING,
        SITING,
        HOSTING,
        FLEXIBILITY,
        DISPATCH,
    )


def tables() -> tuple[Table, ...]:
    """Every derived table."""
    return (*(each.table for each in computations()), FORECAST_TABLE, EARLY_WARNING_TABLE)


def views() -> tuple[View, ...]:
    """The `api` views of the derived tables."""
    computed = (view for each in computations() for view in each.views)
    return (*computed, *FORECAST_VIEWS, *EARLY_WARNING_VIEWS)
