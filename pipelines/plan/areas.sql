-- Areas of documents by their districts; zones without a code are left out by the document itself.
SELECT jurisdiction_code, area_group AS area, groupUniqArray(district_code) AS districts, true AS own
FROM reference.policy_station_plan FINAL
WHERE district_code != ''
GROUP BY jurisdiction_code, area

UNION ALL

SELECT each.1, each.2, each.3, false FROM (SELECT arrayJoin(%(areas)s) AS each)
