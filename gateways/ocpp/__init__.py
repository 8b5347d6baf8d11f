"""OCPP-J: what its versions share, and the runner of a central system's message log."""
