"""Alerts: what they are of, and the life that each one has."""
