"""Playing a simulation: processes that share the shards, progress, and what came of it."""
