"""Heat maps of a day or a month: a name a row, a moment a column."""

from orchestration.plots.plot import Plot


def _shares(title: str, select: str) -> Plot:
    return Plot("heat_map", f"{title} in %", select)


HEAT_MAPS = {
    "utilization": _shares(
        "time utilization",
        "SELECT district_code, hour, time_utilization FROM api.utilization_district_hour"
        " WHERE day = %(day)s",
    ),
    "parking_lots": _shares(
        "bays taken",
        "SELECT district_code, hour, sum(occupied_bay_s) / nullIf(sum(known_bay_s), 0)"
        " FROM api.parking_occupancy_1h WHERE day = %(day)s GROUP BY district_code, hour",
    ),
    "parking_bays": _shares(
        "known time of bays taken",
        "SELECT class.1, hour, sum(class.2) / nullIf(any(known_s), 0) FROM"
        " (SELECT hour, sum(known_s) AS known_s, sum(electric_s) AS electric_s, sum(hybrid_s) AS"
        " hybrid_s, sum(fuel_s) AS fuel_s, sum(class_unknown_s) AS class_unknown_s"
        " FROM api.parking_bays_of_lot_1h WHERE day = %(day)s GROUP BY hour)"
        " ARRAY JOIN [('electric', electric_s), ('plug-in hybrid', hybrid_s), ('fuel', fuel_s),"
        " ('class unknown', class_unknown_s)] AS class GROUP BY class.1, hour",
    ),
    "traffic": _shares(
        "judged time congested",
        "SELECT district_code, hour, sum(congested_s) / nullIf(sum(judged_s), 0)"
        " FROM api.traffic_1h WHERE day = %(day)s GROUP BY district_code, hour",
    ),
    "availability": _shares(
        "time up of time not excluded",
        "SELECT district_code, hour, sumIf(ms, condition = 'up') / sum(ms) FROM"
        " (SELECT district_code, condition, toStartOfHour(starts) + toIntervalHour(arrayJoin("
        "range(dateDiff('hour', starts, ends) + 1))) AS hour, greatest(0, dateDiff('ms',"
        " greatest(starts, hour), least(ends, hour + toIntervalHour(1)))) AS ms"
        " FROM api.connector_conditions WHERE day = %(day)s AND condition != 'excluded')"
        " WHERE ms > 0 GROUP BY district_code, hour",
    ),
    "zombie": _shares(
        "zombie piles of connectors in operation",
        "SELECT district_code, day, countIf(stage = 'confirmed') / count() FROM derived.zombie"
        " WHERE day > toDate(%(day)s) - 30 AND day <= %(day)s GROUP BY district_code, day",
    ),
    "visits": _shares(
        "first-time success",
        "SELECT operator_id, toStartOfHour(begun) AS hour, countIf(first_outcome = 'charged')"
        " / nullIf(countIf(first_outcome != 'unknown'), 0)"
        " FROM api.visits WHERE day = %(day)s GROUP BY operator_id, hour",
    ),
    "operator_indicators": _shares(
        "piles heard of",
        "SELECT operator_id, period, rate FROM api.operator_indicators_operator_day"
        " WHERE period > toDate(%(day)s) - 30 AND period <= %(day)s AND indicator = 'access'",
    ),
    "blocking": _shares(
        "known time of bays blocked by fuel cars",
        "SELECT district_code, hour, ice_blocked FROM api.blocking_district_hour"
        " WHERE day = %(day)s",
    ),
    "surroundings": _shares(
        "judged time of roads near stations congested",
        "SELECT district_code, hour, sum(congested_s) / nullIf(sum(judged_s), 0)"
        " FROM api.surroundings_hour WHERE day = %(day)s GROUP BY district_code, hour",
    ),
    "quality": _shares(
        "time of which occupancy is not known",
        "SELECT operator_id, day, share FROM api.data_quality_day"
        " WHERE day > toDate(%(day)s) - 30 AND day <= %(day)s AND issue = 'occupancy-unknown'",
    ),
    "feeder_load": _shares(
        "load of capacity",
        "SELECT feeder_id, quarter, load_rate FROM api.feeder_load_15min WHERE day = %(day)s",
    ),
    "flexibility": _shares(
        "sessions' power that could be shifted",
        "SELECT feeder_id, quarter, shiftable_w / nullIf(session_w, 0)"
        " FROM api.flexibility_15min WHERE day = %(day)s",
    ),
}
