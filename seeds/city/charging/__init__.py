"""The charging network: stations, what happens at a connector, what its operator sends."""
