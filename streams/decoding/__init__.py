"""From records to events, or to reasons why not: what landing and processing have in common."""
