"""Charging: what stands where, who comes when, and what is said of it."""
