"""Columns as JSON records, many at a time."""
