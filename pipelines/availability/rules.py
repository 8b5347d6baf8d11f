"""What counts as up, down, unknown and excluded, by reason; and when a heartbeat is missed."""

# Each reason's condition, in the order in which they are looked for. No Chinese text defines 可用:
# the list is ours, after the crosswalk of status codes and what 23 CFR 680.116(b) excludes.
CONDITIONS = {
    "not-in-operation": "excluded",
    "maintenance": "excluded",
    "grid-outage": "excluded",
    "offline": "down",
    "faulted": "down",
    "silent": "unknown",
    "missed": "unknown",
    "unsaid": "unknown",
    "in-order": "up",
}

# Assumptions: an equipment's usual interval is known from so many heartbeats on, and one that is
# longer by half has missed one. The central system's setting is not in what it forwards.
LEAST_BEATS = 6
MISSED_FROM_PERCENT = 150
