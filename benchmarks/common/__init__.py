"""What benchmarks share: a stack of their own, events, workers, the ledger as a stopwatch."""
