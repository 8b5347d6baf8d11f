"""Data we make or bring: figures of policy documents, a city simulator, replay of public data."""
