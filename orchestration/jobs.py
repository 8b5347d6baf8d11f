"""What runs together: the reference data, and a day of the city."""

import dagster as dg


REFERENCE = dg.define_asset_job(
    "reference",
    selection=dg.AssetSelection.groups("reference"),
    description="Load the reference data of every source.",
)
CITY_DAY = dg.define_asset_job(
    "city_day",
    selection=dg.AssetSelection.groups("derived"),
    description="Everything that is derived of a day, with its checks.",
)
