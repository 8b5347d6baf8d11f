"""Vehicles: who comes to which connector, the trips between, and what a vehicle reports."""
