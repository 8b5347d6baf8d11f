"""The demo: a week of the district through every room, and what came of it."""
