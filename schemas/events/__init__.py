"""One file an event type. A new file here is a new event type: nothing else has to know it."""
