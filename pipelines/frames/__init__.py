"""Frames: loads of stations, feeders, districts and the city as forecasts take them."""
