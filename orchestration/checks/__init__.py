"""Asset checks: one property each, with the numbers it was judged by."""

from functools import cache

import dagster as dg

from orchestration.checks.agreement import agreement_checks
from orchestration.checks.availability import AVAILABILITY_CHECKS
from orchestration.checks.coverage import coverage_checks
from orchestration.checks.dispatch import DISPATCH_CHECKS
from orchestration.checks.intervals import INTERVAL_CHECKS
from orchestration.checks.ledger import ledger_checks
from orchestration.checks.limits import LIMIT_CHECKS
from orchestration.checks.networks import network_limit_checks
from orchestration.checks.operators import OPERATOR_CHECKS
from orchestration.checks.plan import PLAN_CHECKS
from orchestration.checks.policy import policy_checks
from orchestration.checks.quality import quality_checks
from orchestration.checks.utilization import UTILIZATION_CHECKS
from orchestration.checks.visits import VISIT_CHECKS
from orchestration.checks.zombie import ZOMBIE_CHECKS

__all__ = ["all_checks"]


@cache
def all_checks() -> tuple[dg.AssetChecksDefinition, ...]:
    """Every check of every asset; made once, since Dagster takes a second to make them."""
    return (
        *ledger_checks(),
        *INTERVAL_CHECKS,
        *UTILIZATION_CHECKS,
        *LIMIT_CHECKS,
        *AVAILABILITY_CHECKS,
        *VISIT_CHECKS,
        *OPERATOR_CHECKS,
        *quality_checks(),
        *PLAN_CHECKS,
        *coverage_checks(),
        *network_limit_checks(),
        *DISPATCH_CHECKS,
        *agreement_checks(),
        *policy_checks(),
        *ZOMBIE_CHECKS,
    )
