using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// I4, I6, I8 to I14: what meetings and their records tell. Nearly all of it is asked in one statement, so that the meetings that were held are put in order
/// once: its parts have the same columns, and what each row counts is told by the part that it is of.
/// </summary>
internal sealed class MeetingFigures(Figures figures, Tallying tally)
{
    /// <summary>What is grouped by: the group, two words, three numbers; each is null where a part has none.</summary>
    private const int Group = 1, Word = 2, OtherWord = 3, First = 4, Second = 5, Third = 6, Number = 7;

    /// <summary>A part of the statement, with what stands before it.</summary>
    private sealed record Part(string Sql, Action<Row> Take, string? With = null);

    public async Task Tally(CancellationToken ct)
    {
        await Cancellations(ct);
        var recorded = await Recorded(ct);
        List<Part> parts = [Intervals(), Months(), Lengths(), Authorship()];
        if (recorded.Contains("Contact")) parts.Add(Contacts());
        if (recorded.Contains("Agreement")) parts.Add(Signed());
        if (recorded.Contains("ActionPlan")) parts.Add(Planned());
        if (recorded.Contains("MeetingLog")) parts.Add(Logs());
        if (recorded.Contains("ReflectiveLog")) parts.Add(ReflectiveLogs());
        await figures.Each(figures.With([Figures.Held, .. parts.Select(x => x.With).OfType<string>()]) + string.Join("\nUNION ALL ", parts.Select((x, i) => $"SELECT {i}, p.* FROM ({x.Sql}) p")),
            row => parts[row.Int(0)].Take(row), ct);
    }

    /// <summary>In SQL, how many there are of each.</summary>
    private static string Counted(string from, string group = "h.\"Group\"", string? word = null, string? otherWord = null, string? first = null, string? second = null, string? third = null) => $"""
        SELECT {group} AS g, {word ?? "CAST(NULL AS TEXT)"} AS a, {otherWord ?? "CAST(NULL AS TEXT)"} AS b, {first ?? "CAST(NULL AS INTEGER)"} AS x, {second ?? "CAST(NULL AS INTEGER)"} AS y, {third ?? "CAST(NULL AS INTEGER)"} AS z, COUNT(*) AS n
        FROM {from} GROUP BY 1, 2, 3, 4, 5, 6
        """;

    private Part Intervals()
    {
        var target = figures.Settings[SettingCatalogue.MeetingTargetIntervalDays];
        return new(Counted("""held h WHERE h."StartsAt" >= {1} AND h."Pauses" = '[]' AND h."PausedSince" IS NULL""", first: figures.Days("COALESCE(h.before, h.\"FormedAt\")", "h.\"StartsAt\""), second: "h.\"FrequencyDays\""), row =>
        {
            var (group, gap, number) = (figures.GroupIn(row, Group), Math.Max(0, row.Int(First)), row.Int(Number));
            tally.Value(group, "I4", "gap", gap, number);
            if ((row.IntOrNull(Second) ?? target) is { } most) tally.Count(group, "I4", "intervals", gap <= most ? "withinTarget" : "longer", number);
        });
    }

    private Part Months() => new(Counted("""held h WHERE h."StartsAt" >= {1}""", word: figures.Month("h.\"StartsAt\"")),
        row => tally.Count(figures.GroupIn(row, Group), "I6", "months", row.Text(Word)!, row.Int(Number)));

    private Part Lengths()
    {
        var settings = figures.Settings;
        var (from, to) = settings[SettingCatalogue.MeetingUsualBand] ?? (60, 90);
        var (least, most) = (settings[SettingCatalogue.MeetingMinMinutes] ?? 60, settings[SettingCatalogue.MeetingMaxMinutes] ?? 120);
        return new(Counted("""held h WHERE h."StartsAt" >= {1}""", word: "h.\"Method\"", first: "h.\"Minutes\""), row =>
        {
            var (group, method, minutes, number) = (figures.GroupIn(row, Group), row.Word(Word), row.Int(First), row.Int(Number));
            tally.Count(group, "I6", "usual", minutes < from ? "shorter" : minutes <= to ? "usual" : "longer", number);
            tally.Count(group, "I6", "limits", minutes >= least && minutes <= most ? "within" : "outside", number);
            tally.Count(group, "I6", "method", method, number);
            tally.Value(group, "I6", "minutes", minutes, number);
            if (method is "faceToFace" or "telephone" or "video") tally.Value(group, "I6", method, minutes, number);
        });
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

    private Part Contacts()
    {
        var interval = $"COALESCE(h.\"ContactDays\", {figures.Settings[SettingCatalogue.ContactIntervalDays] ?? 14}) + 3";
        return new(Counted($$"""
            (SELECT h."Group", CASE WHEN EXISTS (SELECT 1 FROM "Contact" c WHERE c."RelationshipId" = h."RelationshipId" AND c."Agreed"
                AND c."At" > h.before AND c."At" < h."StartsAt" AND {{figures.Days("h.before", "c.\"At\"")}} <= {{interval}}) THEN 1 ELSE 0 END AS met
                FROM held h WHERE h."StartsAt" >= {1} AND h.before IS NOT NULL AND {{figures.Days("h.before", "h.\"StartsAt\"")}} > {{interval}}) h
            """, first: "h.met"), row => tally.Count(figures.GroupIn(row, Group), "I9", "gaps", row.Is(First) ? "withContact" : "without", row.Int(Number)));
    }

    /// <summary>An agreement is signed with its last signature; the first one that came into force counts.</summary>
    private Part Signed() => new(Counted("""held h LEFT JOIN signed s ON s."RelationshipId" = h."RelationshipId" WHERE h.n = 1 AND h."StartsAt" >= {1}""", first: figures.Days("h.\"StartsAt\"", "s.at")), row =>
    {
        var (group, late, number) = (figures.GroupIn(row, Group), row.IntOrNull(First), row.Int(Number));
        tally.Count(group, "I10", "signed", late is null ? "notYet" : late <= 0 ? "byFirstMeeting" : "later", number);
        if (late > 0) tally.Value(group, "I10", "late", late.Value, number);
    }, """
        signed AS (SELECT a."RelationshipId", MIN(a.at) AS at FROM (SELECT g."RelationshipId", g."Id", MAX(s."At") AS at FROM rel r JOIN "Agreement" g ON g."RelationshipId" = r."Id"
            JOIN "AgreementSignature" s ON s."AgreementId" = g."Id" WHERE g."Status" IN ('InForce', 'Superseded') GROUP BY g."RelationshipId", g."Id") a GROUP BY a."RelationshipId")
        """);

    /// <summary>A plan is there with its last confirmation; the first one that was agreed counts.</summary>
    private Part Planned() => new(Counted("""held h LEFT JOIN planned p ON p."RelationshipId" = h."RelationshipId" WHERE h.n = 2 AND h."StartsAt" >= {1}""", first: figures.Days("h.\"StartsAt\"", "p.at")),
        row => tally.Count(figures.GroupIn(row, Group), "I11", "plan", row.IntOrNull(First) switch { null => "notYet", <= 0 => "bySecondMeeting", _ => "later" }, row.Int(Number)), """
        planned AS (SELECT a."RelationshipId", MIN(a.at) AS at FROM (SELECT p."RelationshipId", p."Id", MAX(c."At") AS at FROM rel r JOIN "ActionPlan" p ON p."RelationshipId" = r."Id"
            JOIN "PlanConfirmation" c ON c."ActionPlanId" = p."Id" WHERE p."Status" <> 'Draft' GROUP BY p."RelationshipId", p."Id") a GROUP BY a."RelationshipId")
        """);

    private Part Logs()
    {
        var lateAfter = figures.Settings[SettingCatalogue.LogLateAfterDays];
        return new(Counted("""held h LEFT JOIN "MeetingLog" l ON l."MeetingId" = h."Id" AND l."Status" <> 'Draft' WHERE h."StartsAt" >= {1}""", first: figures.Days("h.\"StartsAt\"", "l.\"CompletedAt\""),
            second: $"CASE WHEN {figures.Days("h.\"StartsAt\"", "{5}")} > {lateAfter} THEN 1 ELSE 0 END", third: "CASE WHEN l.\"ForwardedAt\" IS NULL THEN 0 ELSE 1 END"), row =>
        {
            var (group, days, number) = (figures.GroupIn(row, Group), row.IntOrNull(First), row.Int(Number));
            tally.Count(group, "I12", "logs", days is null ? row.Is(Second) ? "missing" : "notYetDue" : days <= lateAfter ? "onTime" : "late", number);
            if (days is null) return;
            tally.Count(group, "I12", "forwarded", row.Is(Third) ? "forwarded" : "kept", number);
            tally.Value(group, "I12", "toFile", days.Value, number);
        });
    }

    private Part ReflectiveLogs() => new("""
        SELECT r."Group" AS g, p."Role" AS a, CAST(NULL AS TEXT) AS b, CAST(SUM(CASE WHEN k.n IS NULL THEN 0 WHEN k.n < m.n THEN k.n ELSE m.n END) AS INTEGER) AS x, CAST(NULL AS INTEGER) AS y, CAST(NULL AS INTEGER) AS z, CAST(SUM(m.n) AS INTEGER) AS n
        FROM rel r JOIN met m ON m."RelationshipId" = r."Id" JOIN "Participation" p ON p."RelationshipId" = r."Id" LEFT JOIN kept k ON k."RelationshipId" = r."Id" AND k."AuthorId" = p."PersonId" GROUP BY 1, 2
        """, row =>
    {
        var (group, measure, kept, all) = (figures.GroupIn(row, Group), $"{row.Word(Word)}s", row.Int(First), row.Int(Number));
        tally.Count(group, "I13", measure, "kept", kept);
        tally.Count(group, "I13", measure, "notKept", all - kept);
    }, """
        met AS (SELECT "RelationshipId", COUNT(*) AS n FROM held WHERE "StartsAt" >= {1} GROUP BY "RelationshipId"),
        kept AS (SELECT l."RelationshipId", l."AuthorId", COUNT(*) AS n FROM rel r JOIN "ReflectiveLog" l ON l."RelationshipId" = r."Id" WHERE l."CompletedAt" >= {1} AND l."CompletedAt" < {2} GROUP BY l."RelationshipId", l."AuthorId")
        """);

    private Part Authorship() => new(Counted("""
        held h LEFT JOIN "Participation" b ON b."RelationshipId" = h."RelationshipId" AND b."PersonId" = h."ProposedBy"
        LEFT JOIN "MeetingLog" l ON l."MeetingId" = h."Id" LEFT JOIN "Participation" w ON w."RelationshipId" = h."RelationshipId" AND w."PersonId" = l."CompletedBy"
        WHERE h.total >= 3 AND (h.n * 3 <= h.total OR h.n * 3 > 2 * h.total) AND (h."EndedAt" IS NULL OR h."EndedAt" >= {1})
        """, word: "b.\"Role\"", otherWord: "w.\"Role\"", first: "CASE WHEN h.n * 3 <= h.total THEN 1 ELSE 0 END"), row =>
    {
        var (group, third, number) = (figures.GroupIn(row, Group), row.Is(First) ? "First" : "Last", row.Int(Number));
        if (row.Text(Word) is { } booked) tally.Count(group, "I14", $"bookings{third}", $"by{booked}", number);
        if (row.Text(OtherWord) is { } wrote) tally.Count(group, "I14", $"logs{third}", $"by{wrote}", number);
    });

    /// <summary>Of what the programme has recorded any at all.</summary>
    private async Task<HashSet<string>> Recorded(CancellationToken ct)
    {
        var recorded = new HashSet<string>(StringComparer.Ordinal);
        string[] tables = ["Contact", "Agreement", "ActionPlan", "MeetingLog", "ReflectiveLog"];
        await figures.Each(string.Join(" UNION ALL ", tables.Select(table => $$"""SELECT '{{table}}' WHERE EXISTS (SELECT 1 FROM "Relationship" r JOIN "{{table}}" x ON x."RelationshipId" = r."Id" WHERE r."ProgrammeId" = {0})""")),
            row => recorded.Add(row.Text(0)!), ct);
        return recorded;
    }
}
