"""Dagster's thin shell: assets, checks, plots, schedules and sensors of what `pipelines` computes."""
