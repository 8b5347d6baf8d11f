"""T/CEC 102: what operators push to a city's platform, decoded into contract events."""
