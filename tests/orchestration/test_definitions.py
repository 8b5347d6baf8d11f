import subprocess
import sys

import dagster as dg

from orchestration.definitions import defs

GRAPH = defs.resolve_asset_graph()


def test_definitions_load_in_a_fresh_interpreter_without_a_warning() -> None:
    code = "from orchestration.definitions import defs; import dagster as dg;"
    code += "dg.Definitions.validate_loadable(defs)"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_there_are_these_assets() -> None:
    keys = sorted(key.to_user_string() for key in GRAPH.get_all_asset_keys())
    assert [each for each in keys if not each.startswith(("reference/", "landing/", "kafka/"))] == [
        "alerts/early-warning",
        "alerts/zombie",
        "api/availability_connector_day",
        "api/availability_connector_month",
        "api/availability_district_day",
        "api/availability_district_month",
        "api/availability_nevi",
        "api/availability_operator_day",
        "api/availability_operator_month",
        "api/availability_station_day",
        "api/availability_station_month",
        "api/availability_window",
        "api/blocking_connector_day",
        "api/blocking_connector_hour",
        "api/blocking_connector_month",
        "api/blocking_district_day",
        "api/blocking_district_hour",
        "api/blocking_district_month",
        "api/blocking_operator_day",
        "api/blocking_operator_hour",
        "api/blocking_operator_month",
        "api/blocking_station_day",
        "api/blocking_station_hour",
        "api/blocking_station_month",
        "api/congestion_effect_city_month",
        "api/congestion_effect_district_month",
        "api/congestion_effect_station_month",
        "api/connector_conditions",
        "api/connector_intervals",
        "api/data_quality_day",
        "api/data_quality_month",
        "api/dispatch_delivery",
        "api/early_warning_history",
        "api/early_warnings",
        "api/feeder_load_15min",
        "api/flexibility_15min",
        "api/hosting_capacity",
        "api/load_forecast",
        "api/load_forecast_history",
        "api/metering",
        "api/operator_indicators_district_day",
        "api/operator_indicators_district_half_year",
        "api/operator_indicators_district_month",
        "api/operator_indicators_district_year",
        "api/operator_indicators_operator_day",
        "api/operator_indicators_operator_half_year",
        "api/operator_indicators_operator_month",
        "api/operator_indicators_operator_year",
        "api/operator_indicators_use_class_day",
        "api/operator_indicators_use_class_half_year",
        "api/operator_indicators_use_class_month",
        "api/operator_indicators_use_class_year",
        "api/parking_bay_1d",
        "api/parking_bay_1h",
        "api/parking_bays_of_lot_1d",
        "api/parking_bays_of_lot_1h",
        "api/parking_occupancy_1d",
        "api/parking_occupancy_1h",
        "api/parking_turnover_1d",
        "api/plan_missing",
        "api/plan_progress",
        "api/register",
        "api/service_radius",
        "api/siting",
        "api/success_district_day",
        "api/success_district_month",
        "api/success_model_day",
        "api/success_model_month",
        "api/success_operator_day",
        "api/success_operator_month",
        "api/success_station_day",
        "api/success_station_month",
        "api/surroundings_day",
        "api/surroundings_hour",
        "api/traffic_1d",
        "api/traffic_1h",
        "api/utilization_city_day",
        "api/utilization_city_hour",
        "api/utilization_connector_day",
        "api/utilization_connector_hour",
        "api/utilization_district_day",
        "api/utilization_district_hour",
        "api/utilization_station_day",
        "api/utilization_station_hour",
        "api/utilization_use_class_day",
        "api/utilization_use_class_hour",
        "api/visits",
        "api/zombie_evidence",
        "api_decision/faults",
        "api_decision/operator_scorecard_half_year",
        "api_decision/operator_scorecard_month",
        "api_decision/operator_scorecard_year",
        "api_decision/operator_scores_half_year",
        "api_decision/operator_scores_month",
        "api_decision/operator_scores_year",
        "api_decision/order_energy",
        "api_decision/zombie_history",
        "api_decision/zombie_now",
        "api_decision/zombie_operators",
        "api_decision/zombie_subsidy",
        "derived/availability",
        "derived/blocking",
        "derived/dispatch",
        "derived/early_warning",
        "derived/faults",
        "derived/feeder_load",
        "derived/flexibility",
        "derived/forecast",
        "derived/hosting",
        "derived/intervals",
        "derived/metering",
        "derived/operator_indicators",
        "derived/order_energy",
        "derived/parking_bays",
        "derived/parking_lots",
        "derived/plan",
        "derived/plan_missing",
        "derived/quality",
        "derived/register",
        "derived/service_cells",
        "derived/siting",
        "derived/surroundings",
        "derived/traffic",
        "derived/utilization",
        "derived/visits",
        "derived/zombie",
        "derived/zombie_evidence",
        "derived/zombie_operators",
        "model/load",
        "report/backtest",
        "report/month",
    ]
    assert {"kafka/charger", "landing/charger_meter", "reference/connector"} <= set(keys)


def test_lineage_runs_from_the_topic_to_the_view() -> None:
    def sources(key: str) -> set[str]:
        node = GRAPH.get(dg.AssetKey(key.split("/")))
        return {each.to_user_string() for each in node.parent_keys}

    assert sources("api/utilization_city_day") == {"derived/utilization"}
    assert sources("derived/utilization") == {
        "derived/intervals",
        "derived/metering",
        "derived/register",
        "landing/charger_session",
    }
    assert sources("derived/availability") == {
        "derived/intervals",
        "derived/register",
        "landing/charger_status",
        "landing/grid_feeder",
        "reference/station",
    }
    assert sources("derived/blocking") == {"derived/register", "landing/bay_use"}
    assert sources("derived/surroundings") == {
        "derived/intervals",
        "derived/parking_lots",
        "derived/traffic",
        "reference/lot",
        "reference/road_segment",
        "reference/station",
    }
    assert sources("derived/visits") == {
        "derived/register",
        "landing/charging_attempt",
        "reference/equipment",
    }
    assert sources("derived/intervals") == {
        "derived/metering",
        "derived/register",
        "landing/charger_session",
        "landing/charger_status",
    }
    assert sources("derived/metering") == {"landing/charger_meter"}
    assert sources("derived/register") == {
        "reference/connector",
        "reference/equipment",
        "reference/station",
    }
    assert sources("landing/charger_meter") == {"kafka/charger"}
    assert sources("api/parking_occupancy_1h") == {"derived/parking_lots"}
    assert sources("derived/parking_lots") == {"landing/parking_lot", "reference/lot"}
    assert sources("derived/parking_bays") == {"landing/parking_bay", "reference/bay"}
    assert sources("derived/feeder_load") == {
        "derived/utilization",
        "landing/grid_feeder",
        "reference/feeder",
        "reference/station",
    }
    assert sources("derived/hosting") == {
        "derived/feeder_load",
        "derived/register",
        "reference/feeder",
        "reference/station",
    }
    assert sources("derived/dispatch") == {"derived/flexibility", "landing/grid_dispatch"}
    assert sources("derived/traffic") == {"landing/traffic_segment", "reference/road_segment"}
    assert sources("landing/parking_bay") == {"kafka/charger", "kafka/parking"}


PARTITIONS: dict[str, type[dg.TimeWindowPartitionsDefinition]] = {
    "alerts/early-warning": dg.HourlyPartitionsDefinition,
    "derived/early_warning": dg.HourlyPartitionsDefinition,
    "derived/forecast": dg.HourlyPartitionsDefinition,
    "model/load": dg.WeeklyPartitionsDefinition,
    "report/backtest": dg.MonthlyPartitionsDefinition,
    "report/month": dg.MonthlyPartitionsDefinition,
}


def test_assets_are_built_by_days_of_the_city_and_some_by_hours_weeks_and_months() -> None:
    for key in GRAPH.materializable_asset_keys:
        partitions = GRAPH.get(key).partitions_def
        if key.to_user_string() in PARTITIONS:
            assert isinstance(partitions, PARTITIONS[key.to_user_string()])
            assert partitions.timezone == "Asia/Shanghai"
        elif key.path[0] in ("alerts", "derived"):
            assert isinstance(partitions, dg.DailyPartitionsDefinition)
            assert partitions.timezone == "Asia/Shanghai"
        else:
            assert partitions is None


def test_there_are_these_checks() -> None:
    keys = {f"{key.asset_key.to_user_string()}: {key.name}" for key in GRAPH.asset_check_keys}
    assert {each for each in keys if not each.startswith(("landing/", "reference/"))} == {
        "derived/availability: condition_is_known",
        "derived/availability: conditions_partition_the_day",
        "derived/dispatch: reached_is_measured",
        "derived/faults: faults_are_repaired_in_time",
        "derived/feeder_load: agrees_with_landing",
        "derived/feeder_load: load_is_known",
        "derived/feeder_load: load_is_possible",
        "derived/flexibility: load_is_known",
        "derived/flexibility: shifts_are_possible",
        "derived/forecast: forecast_holds",
        "derived/intervals: connectors_are_registered",
        "derived/intervals: occupancy_is_known",
        "derived/intervals: partition_the_day",
        "derived/metering: power_is_possible",
        "derived/operator_indicators: orders_are_plausible",
        "derived/operator_indicators: shares_are_possible",
        "derived/parking_bays: agrees_with_landing",
        "derived/parking_bays: occupancy_is_known",
        "derived/parking_bays: time_taken_is_possible",
        "derived/parking_lots: agrees_with_landing",
        "derived/parking_lots: free_bays_fit",
        "derived/parking_lots: occupancy_is_known",
        "derived/parking_lots: time_taken_is_possible",
        "derived/plan: parts_make_up_the_whole",
        "derived/quality: clocks_are_within_limits",
        "derived/quality: codes_are_within_limits",
        "derived/quality: doubts_are_within_limits",
        "derived/quality: duplicates_are_within_limits",
        "derived/quality: limits_are_within_limits",
        "derived/service_cells: distances_agree",
        "derived/traffic: agrees_with_landing",
        "derived/traffic: speed_is_known",
        "derived/traffic: speed_is_possible",
        "derived/utilization: energy_agrees_with_landing",
        "derived/utilization: energy_is_possible",
        "derived/utilization: orders_agree_with_landing",
        "derived/utilization: time_agrees_with_landing",
        "derived/zombie: all_in_operation_are_judged",
        "derived/zombie: the_day_before_is_known",
        "derived/zombie: verdicts_are_few",
        "derived/zombie_operators: feeds_are_heard",
        "derived/blocking: time_used_is_possible",
        "derived/blocking: use_is_known",
        "derived/surroundings: time_taken_is_possible",
        "derived/visits: first_outcome_is_known",
        "kafka/charger: fresh",
        "kafka/external: fresh",
        "kafka/grid: fresh",
        "kafka/parking: fresh",
        "kafka/sessions: fresh",
        "kafka/stations: fresh",
        "kafka/traffic: fresh",
        "kafka/vehicle: fresh",
        "kafka/weather: fresh",
        "report/backtest: beats_simple_rules",
    }
    assert {
        "landing/charger_meter: landed_without_holes",
        "landing/charger_meter: rows_match_the_ledger",
        "reference/policy_target: parts_make_up_the_whole",
    } <= keys


def test_a_day_is_derived_with_its_checks_and_with_or_without_those_of_landing() -> None:
    def judged(job: str) -> set[str]:
        layer = defs.resolve_job_def(job).asset_layer
        return {key.asset_key.path[0] for key in layer.asset_graph.asset_check_keys}

    assert judged("city_day") == {"landing", "derived"}
    assert judged("derived_day") == {"derived"}


def test_drift_of_forecasts_is_looked_at_apart_from_their_hours() -> None:
    def checks(job: str) -> set[str]:
        layer = defs.resolve_job_def(job).asset_layer
        return {key.name for key in layer.asset_graph.asset_check_keys}

    assert checks("drift") == {"forecast_holds"}
    assert checks("forecast") == set()


def test_jobs_run_at_these_times_of_the_city() -> None:
    schedules = {
        each.name: (each.job_name, each.cron_schedule, each.execution_timezone)
        for each in defs.get_repository_def().schedule_defs
    }
    assert schedules == {
        "alerts_daily": ("alerts", "0 3 * * *", "Asia/Shanghai"),
        "training_weekly": ("training", "0 4 * * 0", "Asia/Shanghai"),
        "forecast_hourly": ("forecast", "5 * * * *", "Asia/Shanghai"),
        "drift_daily": ("drift", "45 0 * * *", "Asia/Shanghai"),
        "city_day_daily": ("city_day", "0 2 * * *", "Asia/Shanghai"),
        "freshness_often": ("freshness", "*/15 * * * *", None),
        "reference_daily": ("reference", "30 1 * * *", "Asia/Shanghai"),
        "report_monthly": ("report", "0 4 8 * *", "Asia/Shanghai"),
    }
    assert {each.name for each in defs.get_repository_def().sensor_defs} == {
        "late_data",
        "failed_run",
    }
