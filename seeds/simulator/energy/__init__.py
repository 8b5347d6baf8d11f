"""What stations have beside their chargers: storage 储能 and solar panels 光伏."""
