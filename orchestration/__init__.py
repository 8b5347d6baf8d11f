"""Dagster's thin shell around `pipelines`: assets, checks, plots, schedules and sensors."""
