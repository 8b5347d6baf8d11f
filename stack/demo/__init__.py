"""The demo: five days of the district through every room, and what came of it."""
