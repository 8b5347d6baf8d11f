-- What settled orders show: plugged, charging, plugged, gone. Where two orders of a connector
-- overlap, the later one holds from its beginning.
SELECT
    operator_id, station_id, connector_id,
    arrayFilter(piece -> piece.1 < piece.2, [
        (begins, least(charging_from, until), indexOf(%(occupancy)s, 'plugged')),
        (
            least(charging_from, until), least(charging_to, until),
            indexOf(%(occupancy)s, if(v2g AND energy_wh < 0, 'discharging', 'charging'))
        ),
        (least(charging_to, until), until, indexOf(%(occupancy)s, 'plugged'))
    ]) AS pieces,
    arrayConcat(
        arrayMap(piece -> (piece.1, piece.3), pieces),
        [(until, indexOf(%(occupancy)s, 'unknown'))]
    )::Array(Tuple(Int64, Int64)) AS shown
FROM
(
    SELECT
        operator_id, station_id, connector_id, session_id, v2g, energy_wh,
        toUnixTimestamp64Milli(charge_start) AS charging_from,
        toUnixTimestamp64Milli(charge_end) AS charging_to,
        least(toUnixTimestamp64Milli(ifNull(plug_in_time, charge_start)), charging_from) AS begins,
        greatest(
            toUnixTimestamp64Milli(ifNull(plug_out_time, charge_end)), charging_to
        ) AS finishes,
        leadInFrame(begins, 1, finishes) OVER later AS next_begins,
        least(finishes, next_begins) AS until
    FROM landing.charger_session FINAL
    WHERE event_time >= fromUnixTimestamp64Milli(%(reads_from)s)
      AND event_time < fromUnixTimestamp64Milli(%(settled_by)s)
      AND charge_start <= charge_end
    WINDOW later AS
    (
        PARTITION BY operator_id, station_id, connector_id ORDER BY begins, session_id
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    )
)
