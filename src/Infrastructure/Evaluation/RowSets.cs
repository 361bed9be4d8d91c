using Mentoring.Domain.Exports;
using static Mentoring.Infrastructure.Evaluation.RowColumn;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>The two kinds of anonymised rows, in SQL that both databases read.</summary>
internal static class RowSets
{
    private const string Any = "'any'";
    private const string Model = "r.\"Model\"";

    /// <summary>One row a meeting log, and one a reflective log that goes to review: figures and marks, no word.</summary>
    public static RowSet Logs(bool postgres)
    {
        string month = postgres ? "to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM')" : "substr(l.at, 1, 7)", year = $"substr({month}, 1, 4)", number = $"CAST(substr({month}, 6, 2) AS INTEGER)";
        var quarter = $"{year} || '-Q' || CAST(({number} + 2) / 3 AS TEXT)";
        var half = $"{year} || '-H' || CAST(({number} + 5) / 6 AS TEXT)";
        return new(
        [
            Known("kind", "meetingLog or reflectiveLog.", "l.kind"),
            Known("period", "When: a month, quarter, half-year or year, or any.", month, quarter, half, year, Any),
            Known("model", "The model of the relationship, or any.", Model, Any),
            Known("role", "Whose reflective log it is; both for a meeting's.", "l.role", Any),
            Known("method", "How the meeting was held, as finely as can be told; none for a reflective log.",
                "l.method", "CASE WHEN l.method IN ('none', 'FaceToFace') THEN l.method ELSE 'Remote' END", Any),
            Known("length", "Minutes of the meeting, banded; none for a reflective log.",
                "CASE WHEN l.minutes IS NULL THEN 'none' WHEN l.minutes < 30 THEN 'under30' WHEN l.minutes < 60 THEN '30to59' WHEN l.minutes <= 90 THEN '60to90' ELSE 'over90' END",
                "CASE WHEN l.minutes IS NULL THEN 'none' WHEN l.minutes < 60 THEN 'under60' ELSE '60orMore' END", Any),
            Told("filedWithinWeek", FieldType.Boolean, "Whether a meeting's log was completed within seven days.", "l.in_time"),
            Told("confirmed", FieldType.Boolean, "Whether the other party has confirmed a meeting's log.", "l.confirmed"),
            Told("forwarded", FieldType.Boolean, "Whether a meeting's log went to the coordinator.", "l.forwarded"),
            Told("actions", FieldType.Integer, "Actions that a meeting's log names, 5 for more.", "l.actions"),
            Told("effectiveness", FieldType.Integer, "How effective a reflective log's author found the mentoring, 1 to 5.", "l.rating"),
        ],
        [[0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 1, 0, 0, 1, 1], [0, 2, 0, 0, 1, 1], [0, 3, 0, 0, 2, 1], [0, 3, 0, 0, 2, 2], [0, 4, 0, 0, 2, 2], [0, 4, 1, 1, 2, 2]],
        $$"""
        FROM (SELECT m."RelationshipId" AS relationship, 'meetingLog' AS kind, m."StartsAt" AS at, 'both' AS role, m."Method" AS method, m."Minutes" AS minutes,
                {{(postgres ? "d.\"CompletedAt\" < m.\"StartsAt\" + interval '7 days'" : "julianday(d.\"CompletedAt\") < julianday(m.\"StartsAt\") + 7")}} AS in_time,
                d."Status" = 'Confirmed' AS confirmed, d."ForwardedAt" IS NOT NULL AS forwarded, CASE WHEN d."Actions" > 5 THEN 5 ELSE d."Actions" END AS actions, NULL AS rating, 1 = 1 AS asked
            FROM "Meeting" m JOIN "MeetingLog" d ON d."MeetingId" = m."Id"
            WHERE m."ProgrammeId" = {0} AND m."StartsAt" >= {1} AND m."StartsAt" < {2} AND d."Status" <> 'Draft'
            UNION ALL SELECT f."RelationshipId", 'reflectiveLog', f."CompletedAt", f."Role", 'none', NULL, NULL, NULL, NULL, NULL, f."Rating", f."Noticed"
            FROM "ReflectiveLog" f WHERE f."ProgrammeId" = {0} AND f."CompletedAt" >= {1} AND f."CompletedAt" < {2} AND (f."ForReview" OR NOT f."Noticed")) l
            JOIN "Relationship" r ON r."Id" = l.relationship LEFT JOIN noticed n ON n."RelationshipId" = r."Id" WHERE 1 = 1
        """,
        "(l.asked AND n.at IS NOT NULL AND n.at <= l.at)");
    }

    /// <summary>One row a relationship, as the rulebook lists them.</summary>
    public static RowSet Evaluation(bool postgres)
    {
        var months = postgres ? "EXTRACT(EPOCH FROM COALESCE(r.\"EndedAt\", {2}) - r.\"FormedAt\") / 2629746" : "(julianday(COALESCE(r.\"EndedAt\", {2})) - julianday(r.\"FormedAt\")) / 30.437";
        return new(
        [
            Known("model", "The model of the relationship, or any.", Model, Any),
            Known("crossOrganisation", "Whether its people are of several organisations: yes, no, or any.", "CASE WHEN o.n > 1 THEN 'yes' ELSE 'no' END", Any),
            Known("duration", "Months, banded, until it ended or the period did.",
                $"CASE WHEN {months} < 3 THEN 'under3' WHEN {months} < 6 THEN '3to5' WHEN {months} < 9 THEN '6to8' WHEN {months} < 12 THEN '9to11' ELSE '12orMore' END",
                $"CASE WHEN {months} < 6 THEN 'under6' ELSE '6orMore' END", Any),
            Known("sessions", "Meetings held, banded.",
                "CASE WHEN COALESCE(h.n, 0) = 0 THEN '0' WHEN h.n < 3 THEN '1to2' WHEN h.n <= 6 THEN '3to6' ELSE '7orMore' END",
                "CASE WHEN COALESCE(h.n, 0) < 3 THEN 'under3' ELSE '3orMore' END", Any),
            Told("programme", FieldType.String, "Id of the programme.", "lower(CAST({0} AS TEXT))"),
            Told("medianLength", FieldType.String, "Median length of its meetings in minutes, banded.",
                "CASE WHEN h.median IS NULL THEN NULL WHEN h.median < 60 THEN 'under60' WHEN h.median <= 90 THEN '60to90' ELSE 'over90' END"),
            Told("logsFiled", FieldType.String, "Share of its meetings that have a completed log.",
                "CASE WHEN COALESCE(h.n, 0) = 0 THEN NULL WHEN h.logs = 0 THEN 'none' WHEN 2 * h.logs < h.n THEN 'underHalf' WHEN h.logs < h.n THEN 'halfOrMore' ELSE 'all' END"),
            Told("agreedInTime", FieldType.Boolean, "Whether the agreement was signed by the first meeting.", "CASE WHEN h.first IS NULL THEN NULL ELSE s.at IS NOT NULL AND s.at <= h.first END"),
            Told("goalsMet", FieldType.String, "Goals that were met, of those that were met or missed.",
                "CASE WHEN COALESCE(g.n, 0) = 0 THEN NULL WHEN g.met = 0 THEN 'none' WHEN g.met < g.n THEN 'some' ELSE 'all' END"),
            Opened("commitment", "How firmly it was meant when that was rated last before the end of the period: under or atLeast what the programme counts as firm, 7 of 10 unless set; missing where nobody rated it."),
            Told("ending", FieldType.String, "How it ended; missing where it had not by the end of the period.", "CASE WHEN r.\"EndedAt\" < {2} THEN e.\"Kind\" END"),
            Told("rematchAsked", FieldType.Boolean, "Whether one of its people has asked for another match.", "x.relationship IS NOT NULL"),
        ],
        [[0, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 1], [0, 0, 1, 2], [0, 1, 1, 2], [0, 1, 2, 2], [1, 1, 2, 2]],
        """
        FROM "Relationship" r LEFT JOIN noticed n ON n."RelationshipId" = r."Id"
            LEFT JOIN (SELECT p."RelationshipId" AS relationship, COUNT(DISTINCT h."OrganisationId") AS n FROM "Participation" p JOIN "Person" h ON h."Id" = p."PersonId" WHERE p."ProgrammeId" = {0} GROUP BY p."RelationshipId") o ON o.relationship = r."Id"
            LEFT JOIN (SELECT k.relationship, COUNT(*) AS n, MIN(k.at) AS first, SUM(k.logged) AS logs, MAX(CASE WHEN k.place = (k.total + 1) / 2 THEN k.minutes END) AS median
                FROM (SELECT m."RelationshipId" AS relationship, m."StartsAt" AS at, m."Minutes" AS minutes, CASE WHEN d."Id" IS NULL THEN 0 ELSE 1 END AS logged,
                        ROW_NUMBER() OVER (PARTITION BY m."RelationshipId" ORDER BY m."Minutes", m."Id") AS place, COUNT(*) OVER (PARTITION BY m."RelationshipId") AS total
                    FROM "Meeting" m LEFT JOIN "MeetingLog" d ON d."MeetingId" = m."Id" AND d."Status" <> 'Draft' WHERE m."ProgrammeId" = {0} AND m."Status" = 'Held' AND m."StartsAt" < {2}) k
                GROUP BY k.relationship) h ON h.relationship = r."Id"
            LEFT JOIN (SELECT y.relationship, MIN(y.at) AS at FROM (SELECT a."RelationshipId" AS relationship, a."Id", MAX(t."At") AS at FROM "Agreement" a JOIN "AgreementSignature" t ON t."AgreementId" = a."Id"
                    WHERE a."ProgrammeId" = {0} AND a."Status" IN ('InForce', 'Superseded') GROUP BY a."RelationshipId", a."Id") y GROUP BY y.relationship) s ON s.relationship = r."Id"
            LEFT JOIN (SELECT f."RelationshipId" AS relationship, COUNT(*) AS n, SUM(CASE WHEN f."Status" = 'Met' THEN 1 ELSE 0 END) AS met FROM "Goal" f WHERE f."ProgrammeId" = {0} AND f."Status" IN ('Met', 'NotMet') GROUP BY f."RelationshipId") g ON g.relationship = r."Id"
            LEFT JOIN "Ending" e ON e."RelationshipId" = r."Id" AND e."EndedAt" IS NOT NULL
            LEFT JOIN (SELECT DISTINCT q."RelationshipId" AS relationship FROM "RematchRequest" q WHERE q."ProgrammeId" = {0} AND q."RequestedAt" < {2}) x ON x.relationship = r."Id"
            WHERE r."ProgrammeId" = {0} AND r."FormedAt" < {2} AND (r."EndedAt" IS NULL OR r."EndedAt" >= {1})
        """,
        "(n.at IS NOT NULL AND (h.first IS NULL OR n.at <= h.first))");
    }
}
