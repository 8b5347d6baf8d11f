"""The demo: a week of the seed city through every room, and what came of it."""
