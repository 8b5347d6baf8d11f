"""The demo: three days of the seed city through every room, and what came of them."""
