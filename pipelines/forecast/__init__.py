"""Charging-load forecasts: pure functions on frames; docs/forecast.md tells how and how good."""
