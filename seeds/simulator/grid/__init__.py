"""The distribution grid: feeders with their base load, and what the stations on them draw."""
