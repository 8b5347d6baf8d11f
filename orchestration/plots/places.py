"""Plots of places: how far a plan has come by district, and cells of the city on a map."""

from orchestration.plots.plot import Plot

PLACE_PLOTS = {
    "plan": Plot(
        "bars",
        "super-charging stations to be built by district and year",
        "SELECT concat(district_code, ' ', toString(year)), actual, target FROM api.plan_progress"
        " WHERE day = %(day)s AND place = 'area' AND period = 'within-year'"
        " AND statement_id LIKE '%%/%%' AND district_code != '' AND town = ''"
        " ORDER BY actual DESC NULLS LAST, district_code, year LIMIT 40",
    ),
    "service_cells": Plot(
        "scatter",
        "m to the nearest public charging station",
        "SELECT longitude, latitude, if(unknown, NULL, ifNull(distance_m, 5000))"
        " FROM derived.service_cells WHERE day = %(day)s AND network = 'charging'",
    ),
    "siting": Plot(
        "scatter",
        "where to build: score in hours",
        "SELECT longitude, latitude, score_h FROM api.siting WHERE day = %(day)s",
    ),
}
