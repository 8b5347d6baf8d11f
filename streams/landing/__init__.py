"""Landing: every event of every network into its table, once."""
