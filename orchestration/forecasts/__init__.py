"""Forecasts as Dagster runs them: trained weekly, issued hourly, judged on demand, warned of."""
