"""Collects an incident from ClickHouse and Kafka, and holds it in the home folder."""
