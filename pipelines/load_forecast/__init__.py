"""Forecasts of load as they are made and landed: models kept as files, rows in ClickHouse."""
