-- What orders that ended cost, by Wh: those without energy have no price.
SELECT
    fee.1 AS indicator, operator_id, district_code, use_class,
    toInt64(ifNull(sum(fee.2), 0)) AS numerator,
    toInt64(sumIf(energy_wh * fee.3, fee.2 IS NOT NULL)) AS denominator,
    judged - denominator AS unknown,
    toInt64(sum(energy_wh * fee.3)) AS judged
FROM operating
INNER JOIN
(
    SELECT
        operator_id, station_id, connector_id, toInt64(assumeNotNull(energy_wh)) AS energy_wh,
        toInt64(energy_fee_fen) + service_fee_fen AS total_fen,
        toInt64(service_fee_fen) * 1000 - %(guide)s * energy_wh AS above_guide
    FROM orders_ended
    WHERE orders_ended.energy_wh > 0
) AS orders USING (operator_id, station_id, connector_id)
ARRAY JOIN
    [('price', total_fen, 1), ('service-fee-deviation', above_guide, %(guide)s)] AS fee
GROUP BY indicator, operator_id, district_code, use_class
