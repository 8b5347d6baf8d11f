"""What runs together."""

import dagster as dg

from orchestration.checks import all_checks

_CHECKS = [key for definition in all_checks() for key in definition.check_keys]
_FRESH = [key for key in _CHECKS if key.name == "fresh"]
_LANDED = [key for key in _CHECKS if key.name in ("landed_without_holes", "rows_match_the_ledger")]

REFERENCE = dg.define_asset_job(
    "reference",
    selection=dg.AssetSelection.groups("reference"),
    description="Load the reference data of every source.",
)
_DERIVED = dg.AssetSelection.groups("derived")
CITY_DAY = dg.define_asset_job(
    "city_day",
    selection=_DERIVED | dg.AssetSelection.checks(*_LANDED),
    description="What is derived of a day, with its checks and those of what it rests on.",
)
DERIVED_DAY = dg.define_asset_job(
    "derived_day",
    selection=_DERIVED,
    description="What is derived of a day, with its checks; not whether all has landed.",
)
ALERTS = dg.define_asset_job(
    "alerts",
    selection=dg.AssetSelection.groups("alerts"),
    description="Say to others what a day's verdicts change.",
)
FRESHNESS = dg.define_asset_job(
    "freshness",
    selection=dg.AssetSelection.checks(*_FRESH),
    description="Is every topic being landed?",
)
