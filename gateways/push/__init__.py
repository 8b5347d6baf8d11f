"""HTTP push of events by contract, for those who speak no field protocol."""
