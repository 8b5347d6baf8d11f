"""A day of a whole city, computed from landing tables through `REPLACE PARTITION`.

The engine makes the landing rows itself (`city/`), so that neither a simulator nor Kafka is waited
for; they have the size, the order and the duplicates of a day, not its story.
"""
