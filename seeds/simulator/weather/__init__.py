"""Weather: one sequence for the whole city, and a service that speaks of it."""
