"""The parking network: lots with their bays, and the bays of charging stations."""
