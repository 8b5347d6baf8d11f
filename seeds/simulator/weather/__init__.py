"""Weather: one sequence for the whole city."""
