-- What an export of log rows tells, at its finest, a row at a time: who had read the notice, what each log looks like and tells, under a key for this time, in the keys' order.
WITH read AS (SELECT a."PersonId", MIN(a."At") AS at FROM "EvaluationAcknowledgement" a WHERE a."ProgrammeId" = :programme GROUP BY a."PersonId"),
    noticed AS (SELECT p."RelationshipId", CASE WHEN COUNT(*) = COUNT(read.at) THEN MAX(read.at) END AS at
        FROM "Participation" p LEFT JOIN read ON read."PersonId" = p."PersonId" WHERE p."ProgrammeId" = :programme GROUP BY p."RelationshipId")
SELECT CAST(gen_random_uuid() AS TEXT) AS key, l.kind AS kind, to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM') AS period, r."Model" AS model, l.role AS role, l.method AS method,
    CASE WHEN l.minutes IS NULL THEN 'none' WHEN l.minutes < 30 THEN 'under30' WHEN l.minutes < 60 THEN '30to59' WHEN l.minutes <= 90 THEN '60to90' ELSE 'over90' END AS length,
    l.in_time AS "filedWithinWeek", l.confirmed AS confirmed, l.forwarded AS forwarded, l.actions AS actions, l.rating AS effectiveness
FROM (SELECT m."RelationshipId" AS relationship, 'meetingLog' AS kind, m."StartsAt" AS at, 'both' AS role, m."Method" AS method, m."Minutes" AS minutes,
        d."CompletedAt" < m."StartsAt" + interval '7 days' AS in_time,
        d."Status" = 'Confirmed' AS confirmed, d."ForwardedAt" IS NOT NULL AS forwarded, CASE WHEN d."Actions" > 5 THEN 5 ELSE d."Actions" END AS actions, NULL AS rating, 1 = 1 AS asked
    FROM "Meeting" m JOIN "MeetingLog" d ON d."MeetingId" = m."Id"
    WHERE m."ProgrammeId" = :programme AND m."StartsAt" >= :from AND m."StartsAt" < :to AND d."Status" <> 'Draft'
    UNION ALL SELECT f."RelationshipId", 'reflectiveLog', f."CompletedAt", f."Role", 'none', NULL, NULL, NULL, NULL, NULL, f."Rating", f."Noticed"
    FROM "ReflectiveLog" f WHERE f."ProgrammeId" = :programme AND f."CompletedAt" >= :from AND f."CompletedAt" < :to AND (f."ForReview" OR NOT f."Noticed")) l
    JOIN "Relationship" r ON r."Id" = l.relationship LEFT JOIN noticed n ON n."RelationshipId" = r."Id" WHERE 1 = 1
    AND (l.asked AND n.at IS NOT NULL AND n.at <= l.at)
ORDER BY 1
