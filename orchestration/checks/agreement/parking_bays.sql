WITH
said AS
(
    SELECT
        (operator_id, lot_id, bay_id) AS key, occupancy, energy_class,
        toUnixTimestamp64Milli(event_time) AS at
    FROM landing.parking_bay FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(ends)s)
),
{lasting}
SELECT
    (
        SELECT [sum(known_ms), sum(occupied_ms), sum(fuel_ms)]::Array(Int64)
        FROM derived.parking_bays
        WHERE day = %(day)s
    ) AS derived,
    (
        SELECT [
            sumIf(lasts, lasts > 0 AND occupancy != 'unknown'),
            sumIf(lasts, lasts > 0 AND occupancy = 'occupied'),
            sumIf(lasts, lasts > 0 AND occupancy = 'occupied' AND energy_class = 'fuel')
        ]::Array(Nullable(Int64))
        FROM lasting
    ) AS landed
