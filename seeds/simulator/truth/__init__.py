"""What is true of the city, whatever its operators say. Streams and pipelines must not know it.

Troubles are drawn here, have their effect in `seeds.simulator.charging`, and are kept as tables.
"""
