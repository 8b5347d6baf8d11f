-- Stations of the day's register, and the cell in which each is: 0 where that is not known.
SELECT
    operator_id, station_id, district_code, longitude, latitude,
    if(
        longitude IS NULL OR latitude IS NULL,
        0, geoToH3(assumeNotNull(latitude), assumeNotNull(longitude), %(ground)s)
    ) AS at
FROM $station_of_day
