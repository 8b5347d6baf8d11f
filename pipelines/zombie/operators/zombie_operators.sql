-- A silent feed comes first: of what is not heard it is not known whether it is dead. Odds are as
-- for a pile, after Shiryaev (1963); a charge undoes them.
SELECT
    toDate(%(day)s) AS day,
    operator_id,
    multiIf(
        silent_days >= %(silent_days)s, 'silent-feed',
        posterior >= %(dead)s, 'dead-operator',
        connectors >= %(least_connectors)s AND 100 * zombies > %(zombie_percent)s * connectors,
            'dead-operator',
        ''
    ) AS finding,
    multiIf(finding = '', NULL, finding = finding_before, found_before, day) AS found_on,
    connectors, zombies, heard, charges,
    heard_on,
    if(charges > 0, day, charged_before) AS charged_on,
    judged_from,
    silent_days,
    expected,
    if(
        charges > 0, 0,
        least(1e9, (odds_before + %(onsets)s)
            * pow((%(shape)s + expected) / (%(shape)s + expected_before), %(shape)s))
    ) AS odds,
    odds / (1 + odds) AS posterior,
    %(version)s AS rules
FROM missed
