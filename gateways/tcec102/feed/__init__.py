"""The district's half of 1+N: what the platform knows, pushed to a city's by T/CEC 102."""
