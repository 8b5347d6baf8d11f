"""What the columns of `Features.matrix` are called, in their order.

Days count from the nearest that had the time asked for.
"""

from pipelines.forecast.features import DAYS, LAGS
from pipelines.forecast.history import HOURS, RECENT_H

NAMES = (
    *(f"kw_{each}_steps_ago" for each in range(LAGS)),
    *(f"kw_same_time_day_{each}" for each in range(1, DAYS + 1)),
    "kw_same_time_mean_of_days",
    "kw_same_time_mean_of_weekdays",
    "kw_an_hour_before_same_time",
    "kw_an_hour_after_same_time",
    *(f"kw_mean_of_{each}_h" for each in HOURS),
    "kw_last",
    "kw_peak_of_28_days",
    "kw_least_of_a_day",
    "kw_greatest_of_a_day",
    *(f"kw_spread_of_{each}_h" for each in RECENT_H),
    "kw_onward",
    "h_since_zero",
    "h_since_change",
    "h_straight",
    "h_since_known",
    "zero_share_of_28_days",
    *(f"zero_share_of_{each}_h" for each in RECENT_H),
    "log_of_scale",
    "all_series",
    "all_series_same_time",
    "hour",
    "weekday",
    "day_off",
    "band_of_tariff",
    "hour_of_origin",
    "hours_ahead",
    "celsius",
    "celsius_above_the_week",
    "celsius_above_yesterday",
    "rain_mm",
    "rain_mm_foretold",
    "log_of_installed_kw",
    "scale_of_installed",
    "kind",
)
