"""How far the simulated city is from real data: distances as numbers, and a page with plots.

Like is compared with like: workplace connectors with ACN-Data (a workplace in California), public
stations with CHARGED (São Paulo), sizes of stations with Shenzhen. The data is named by the user;
the simulation is played in process, without Kafka, and read from the orders that operators send.
"""
