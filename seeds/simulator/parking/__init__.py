"""The parking network: lots with their plain bays, and the bays of connectors."""
