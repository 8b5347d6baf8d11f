"""What is near a station, and when its roads are congested. All of it is assumption."""

# As far as api_service.find_charger looks for the road of a station, as the crow flies.
ROADS_WITHIN_M = 1000

# What one walks from a lot to a charger.
LOTS_WITHIN_M = 500

# An hour is congested when so much of the judged time of near segments is, else clear; nobody knows
# where less of that time, or of the connectors', than this is known.
CONGESTED_FROM_PERCENT = 25
LEAST_KNOWN_PERCENT = 50
