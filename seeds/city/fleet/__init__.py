"""The vehicles: who charges where, the trips between, what a vehicle reports."""
