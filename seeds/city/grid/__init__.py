"""The energy network: feeders that carry a base load and the stations' charging."""
