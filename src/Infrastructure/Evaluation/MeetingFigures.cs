using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>I4, I6, I8 to I14: what meetings and their records tell.</summary>
internal sealed class MeetingFigures(Figures figures, Tallying tally)
{
    public async Task Tally(CancellationToken ct)
    {
        await Intervals(ct);
        await Lengths(ct);
        await Cancellations(ct);
        await Contacts(ct);
        await Signed(ct);
        await Planned(ct);
        await Logs(ct);
        await ReflectiveLogs(ct);
        await Authorship(ct);
    }

    private Task Intervals(CancellationToken ct)
    {
        var target = figures.Settings[SettingCatalogue.MeetingTargetIntervalDays];
        var days = figures.Days("COALESCE(before, \"FormedAt\")", "\"StartsAt\"");
        return figures.Each(figures.With(Figures.Held) + $$"""
            SELECT "Group", {{days}}, "FrequencyDays", COUNT(*) FROM held WHERE "StartsAt" >= {1} AND "Pauses" = '[]' AND "PausedSince" IS NULL GROUP BY 1, 2, 3
            """, row =>
            {
                var (group, gap, number) = (figures.GroupIn(row), Math.Max(0, row.Int(1)), row.Int(3));
                tally.Value(group, "I4", "gap", gap, number);
                if ((row.IntOrNull(2) ?? target) is { } most) tally.Count(group, "I4", "intervals", gap <= most ? "withinTarget" : "longer", number);
            }, ct);
    }

    private async Task Lengths(CancellationToken ct)
    {
        await figures.Each(figures.With(Figures.Held) + $$"""
            SELECT "Group", {{figures.Month("\"StartsAt\"")}}, COUNT(*) FROM held WHERE "StartsAt" >= {1} GROUP BY 1, 2
            """, row => tally.Count(figures.GroupIn(row), "I6", "months", row.Text(1)!, row.Int(2)), ct);
        var settings = figures.Settings;
        var (from, to) = settings[SettingCatalogue.MeetingUsualBand] ?? (60, 90);
        var (least, most) = (settings[SettingCatalogue.MeetingMinMinutes] ?? 60, settings[SettingCatalogue.MeetingMaxMinutes] ?? 120);
        await figures.Each(figures.With(Figures.Held) + """
            SELECT "Group", "Method", "Minutes", COUNT(*) FROM held WHERE "StartsAt" >= {1} GROUP BY 1, 2, 3
            """, row =>
            {
                var (group, method, minutes, number) = (figures.GroupIn(row), row.Word(1), row.Int(2), row.Int(3));
                tally.Count(group, "I6", "usual", minutes < from ? "shorter" : minutes <= to ? "usual" : "longer", number);
                tally.Count(group, "I6", "limits", minutes >= least && minutes <= most ? "within" : "outside", number);
                tally.Count(group, "I6", "method", method, number);
                tally.Value(group, "I6", "minutes", minutes, number);
                if (method is "faceToFace" or "telephone" or "video") tally.Value(group, "I6", method, minutes, number);
            }, ct);
    }

    private async Task Cancellations(CancellationToken ct)
    {
        await figures.Each(figures.With() + """
            SELECT r."Group", m."ShortNotice", COUNT(*) FROM rel r JOIN "Meeting" m ON m."RelationshipId" = r."Id" WHERE m."Status" = 'Cancelled' AND m."StartsAt" >= {1} AND m."StartsAt" < {2} GROUP BY 1, 2
            """, row => tally.Count(figures.GroupIn(row), "I8", "cancelled", row.Is(1) ? "late" : "inTime", row.Int(2)), ct);
        if (!figures.IsCurrent) return;
        await figures.Each(figures.With() + """
            SELECT x."Group", x.moves, COUNT(*) FROM (SELECT r."Id", r."Group", CASE WHEN MAX(m."Moves") >= 2 THEN 1 ELSE 0 END AS moves FROM rel r JOIN "Meeting" m ON m."RelationshipId" = r."Id"
                WHERE m."Status" IN ('Proposed', 'Scheduled') AND r."Status" <> 'Ended' GROUP BY r."Id", r."Group") x GROUP BY 1, 2
            """, row => tally.Count(figures.GroupIn(row), "I8", "moves", row.Is(1) ? "movedTwice" : "settled", row.Int(2)), ct);
    }

    /// <summary>Nothing where contacts are not recorded at all.</summary>
    private async Task Contacts(CancellationToken ct)
    {
        if (!await Any("Contact", ct)) return;
        var interval = $"COALESCE(\"ContactDays\", {figures.Settings[SettingCatalogue.ContactIntervalDays] ?? 14}) + 3";
        await figures.Each(figures.With(Figures.Held) + $$"""
            SELECT x."Group", x.met, COUNT(*) FROM (SELECT h."Group", CASE WHEN EXISTS (SELECT 1 FROM "Contact" c WHERE c."RelationshipId" = h."RelationshipId" AND c."Agreed"
                AND c."At" > h.before AND c."At" < h."StartsAt" AND {{figures.Days("h.before", "c.\"At\"")}} <= {{interval}}) THEN 1 ELSE 0 END AS met
                FROM held h WHERE h."StartsAt" >= {1} AND h.before IS NOT NULL AND {{figures.Days("h.before", "h.\"StartsAt\"")}} > {{interval}}) x GROUP BY 1, 2
            """, row => tally.Count(figures.GroupIn(row), "I9", "gaps", row.Is(1) ? "withContact" : "without", row.Int(2)), ct);
    }

    /// <summary>An agreement is signed with its last signature; the first one that came into force counts.</summary>
    private async Task Signed(CancellationToken ct)
    {
        if (!await Any("Agreement", ct)) return;
        await figures.Each(figures.With(Figures.Held, """
            signed AS (SELECT a."RelationshipId", MIN(a.at) AS at FROM (SELECT g."RelationshipId", g."Id", MAX(s."At") AS at FROM rel r JOIN "Agreement" g ON g."RelationshipId" = r."Id"
                JOIN "AgreementSignature" s ON s."AgreementId" = g."Id" WHERE g."Status" IN ('InForce', 'Superseded') GROUP BY g."RelationshipId", g."Id") a GROUP BY a."RelationshipId")
            """) + $$"""
            SELECT h."Group", {{figures.Days("h.\"StartsAt\"", "s.at")}}, COUNT(*) FROM held h LEFT JOIN signed s ON s."RelationshipId" = h."RelationshipId" WHERE h.n = 1 AND h."StartsAt" >= {1} GROUP BY 1, 2
            """, row =>
            {
                var (group, late, number) = (figures.GroupIn(row), row.IntOrNull(1), row.Int(2));
                tally.Count(group, "I10", "signed", late is null ? "notYet" : late <= 0 ? "byFirstMeeting" : "later", number);
                if (late > 0) tally.Value(group, "I10", "late", late.Value, number);
            }, ct);
    }

    /// <summary>A plan is there with its last confirmation; the first one that was agreed counts.</summary>
    private async Task Planned(CancellationToken ct)
    {
        if (!await Any("ActionPlan", ct)) return;
        await figures.Each(figures.With(Figures.Held, """
            planned AS (SELECT a."RelationshipId", MIN(a.at) AS at FROM (SELECT p."RelationshipId", p."Id", MAX(c."At") AS at FROM rel r JOIN "ActionPlan" p ON p."RelationshipId" = r."Id"
                JOIN "PlanConfirmation" c ON c."ActionPlanId" = p."Id" WHERE p."Status" <> 'Draft' GROUP BY p."RelationshipId", p."Id") a GROUP BY a."RelationshipId")
            """) + $$"""
            SELECT h."Group", {{figures.Days("h.\"StartsAt\"", "p.at")}}, COUNT(*) FROM held h LEFT JOIN planned p ON p."RelationshipId" = h."RelationshipId" WHERE h.n = 2 AND h."StartsAt" >= {1} GROUP BY 1, 2
            """, row => tally.Count(figures.GroupIn(row), "I11", "plan", row.IntOrNull(1) switch { null => "notYet", <= 0 => "bySecondMeeting", _ => "later" }, row.Int(2)), ct);
    }

    private async Task Logs(CancellationToken ct)
    {
        if (!await Any("MeetingLog", ct)) return;
        var lateAfter = figures.Settings[SettingCatalogue.LogLateAfterDays];
        await figures.Each(figures.With(Figures.Held) + $$"""
            SELECT h."Group", {{figures.Days("h.\"StartsAt\"", "l.\"CompletedAt\"")}}, CASE WHEN {{figures.Days("h.\"StartsAt\"", "{5}")}} > {{lateAfter}} THEN 1 ELSE 0 END, CASE WHEN l."ForwardedAt" IS NULL THEN 0 ELSE 1 END, COUNT(*)
            FROM held h LEFT JOIN "MeetingLog" l ON l."MeetingId" = h."Id" AND l."Status" <> 'Draft' WHERE h."StartsAt" >= {1} GROUP BY 1, 2, 3, 4
            """, row =>
            {
                var (group, days, number) = (figures.GroupIn(row), row.IntOrNull(1), row.Int(4));
                tally.Count(group, "I12", "logs", days is null ? row.Is(2) ? "missing" : "notYetDue" : days <= lateAfter ? "onTime" : "late", number);
                if (days is null) return;
                tally.Count(group, "I12", "forwarded", row.Is(3) ? "forwarded" : "kept", number);
                tally.Value(group, "I12", "toFile", days.Value, number);
            }, ct);
    }

    private async Task ReflectiveLogs(CancellationToken ct)
    {
        if (!await Any("ReflectiveLog", ct)) return;
        await figures.Each(figures.With(Figures.Held, """
            met AS (SELECT "RelationshipId", COUNT(*) AS n FROM held WHERE "StartsAt" >= {1} GROUP BY "RelationshipId"),
            kept AS (SELECT l."RelationshipId", l."AuthorId", COUNT(*) AS n FROM rel r JOIN "ReflectiveLog" l ON l."RelationshipId" = r."Id" WHERE l."CompletedAt" >= {1} AND l."CompletedAt" < {2} GROUP BY l."RelationshipId", l."AuthorId")
            """) + """
            SELECT r."Group", p."Role", SUM(CASE WHEN k.n IS NULL THEN 0 WHEN k.n < m.n THEN k.n ELSE m.n END), SUM(m.n)
            FROM rel r JOIN met m ON m."RelationshipId" = r."Id" JOIN "Participation" p ON p."RelationshipId" = r."Id" LEFT JOIN kept k ON k."RelationshipId" = r."Id" AND k."AuthorId" = p."PersonId" GROUP BY 1, 2
            """, row =>
            {
                var (group, measure, kept, all) = (figures.GroupIn(row), $"{row.Word(1)}s", row.Int(2), row.Int(3));
                tally.Count(group, "I13", measure, "kept", kept);
                tally.Count(group, "I13", measure, "notKept", all - kept);
            }, ct);
    }

    private Task Authorship(CancellationToken ct) => figures.Each(figures.With(Figures.Held) + """
        SELECT h."Group", CASE WHEN h.n * 3 <= h.total THEN 1 ELSE 0 END, b."Role", w."Role", COUNT(*) FROM held h
        LEFT JOIN "Participation" b ON b."RelationshipId" = h."RelationshipId" AND b."PersonId" = h."ProposedBy"
        LEFT JOIN "MeetingLog" l ON l."MeetingId" = h."Id" LEFT JOIN "Participation" w ON w."RelationshipId" = h."RelationshipId" AND w."PersonId" = l."CompletedBy"
        WHERE h.total >= 3 AND (h.n * 3 <= h.total OR h.n * 3 > 2 * h.total) AND (h."EndedAt" IS NULL OR h."EndedAt" >= {1}) GROUP BY 1, 2, 3, 4
        """, row =>
        {
            var (group, third, number) = (figures.GroupIn(row), row.Is(1) ? "First" : "Last", row.Int(4));
            if (row.Text(2) is { } booked) tally.Count(group, "I14", $"bookings{third}", $"by{booked}", number);
            if (row.Text(3) is { } wrote) tally.Count(group, "I14", $"logs{third}", $"by{wrote}", number);
        }, ct);

    /// <summary>The programme has recorded any of it at all.</summary>
    private async Task<bool> Any(string table, CancellationToken ct)
    {
        var any = false;
        await figures.Each($$"""SELECT CASE WHEN EXISTS (SELECT 1 FROM "Relationship" r JOIN "{{table}}" x ON x."RelationshipId" = r."Id" WHERE r."ProgrammeId" = {0}) THEN 1 ELSE 0 END""", row => any = row.Is(0), ct);
        return any;
    }
}
