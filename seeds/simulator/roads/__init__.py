"""The road network: segments with rush hours, incidents, roadside units."""
