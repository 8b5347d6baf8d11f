-- A register that names no certificate at all does not keep them; a certificate without its dates
-- may have run out.
SELECT
    'certified' AS indicator, operator_id, district_code, use_class,
    toInt64(countIf(
        certificate != '' AND dated AND certified_from <= %(day)s AND %(day)s <= certified_to
    )) AS numerator,
    toInt64(countIf(kept AND (certificate = '' OR dated))) AS denominator,
    judged - denominator AS unknown,
    toInt64(count()) AS judged
FROM operating
INNER JOIN
(
    SELECT
        operator_id, station_id, connector_id, certificate, certified_from, certified_to,
        certified_from IS NOT NULL AND certified_to IS NOT NULL AS dated,
        max(certificate != '') OVER () AS kept
    FROM $connector_of_day
) AS connector USING (operator_id, station_id, connector_id)
GROUP BY operator_id, district_code, use_class
