"""The `api` view of feeders: means over the time of which each value is known.

- load rate 负载率 = mean load ÷ capacity of the transformer
- headroom = limit of the moment, else capacity, less load
"""

from pathlib import Path

from schemas import View

FEEDER_LOAD_VIEW = View(
    database="api",
    name="feeder_load_15min",
    select=(Path(__file__).parent / "feeder_load_view.sql").read_text(),
    comment="Feeders by quarter of an hour: mean load, base load, limit and headroom over the time"
    " of which each is known, NULL where nothing is; outage_s is time without supply. charging_w is"
    " the mean of the hour that the quarter lies in, from the registers of the feeder's stations,"
    " discharging taken off; what is not metered is missing from it, see charging_coverage.",
)
