using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>I5, I7, I15, I18, I20 to I24, I28, I35, I40, I44 and the rest of I4: how relationships go, end, and what they have.</summary>
internal sealed class CourseFigures(Figures figures, Tallying tally)
{
    /// <summary>Complete training or induction, by person.</summary>
    private const string Trained = """
        trained AS (SELECT t."PersonId", MAX(t."HeldOn") AS latest, MAX(CASE WHEN t."Kind" = 'MentorTraining' THEN 1 ELSE 0 END) AS mentor, MAX(CASE WHEN t."Kind" = 'MenteeInduction' THEN 1 ELSE 0 END) AS mentee,
            MAX(CASE WHEN t."Kind" = 'Support' THEN t."HeldOn" END) AS supported FROM "TrainingRecord" t
            WHERE t."ProgrammeId" = {0} AND t."HeldOn" <= {4} AND (t."Form" <> 'GuidanceSheet' OR t."AcknowledgedAt" IS NOT NULL) GROUP BY t."PersonId")
        """;

    public async Task Tally(CancellationToken ct)
    {
        await Relationships(ct);
        await Actions(ct);
        await Reviews(ct);
        await Concerns(ct);
        await Reasons(ct);
        await Rematches(ct);
        await People(ct);
        await Sessions(ct);
    }

    /// <summary>A relationship of the period, and what is on record of it.</summary>
    private sealed record Course(Belonging Group, string Status, DateTimeOffset FormedAt, DateTimeOffset? EndedAt, bool ClockRuns, int? FrequencyDays, decimal? HoursAgreed)
    {
        public int Sessions { get; init; }
        public int WithoutLog { get; init; }
        public int DaysSince { get; init; }
        public int Minutes { get; init; }
        public EndingKind? Ending { get; init; }
        public bool HasAgreement { get; init; }
        public bool HasPlan { get; init; }
        public bool AllPrepared { get; init; }
        public bool SawOther { get; init; }
        public bool Across { get; init; }
    }

    private async Task Relationships(CancellationToken ct)
    {
        var courses = new List<Course>();
        await figures.Each(figures.With("""
            met AS (SELECT m."RelationshipId", COUNT(*) AS n, COUNT(*) - COUNT(l."Id") AS bare, MAX(m."StartsAt") AS latest,
                SUM(CASE WHEN m."StartsAt" >= {1} THEN m."Minutes" + 2 * m."BufferMinutes" ELSE 0 END) AS minutes
                FROM rel r JOIN "Meeting" m ON m."RelationshipId" = r."Id" LEFT JOIN "MeetingLog" l ON l."MeetingId" = m."Id" AND l."Status" <> 'Draft'
                WHERE m."Status" = 'Held' AND m."MentorId" IS NULL AND m."StartsAt" < {2} GROUP BY m."RelationshipId"),
            agreed AS (SELECT DISTINCT a."RelationshipId" FROM rel r JOIN "Agreement" a ON a."RelationshipId" = r."Id" WHERE a."Status" IN ('InForce', 'Superseded')),
            planned AS (SELECT DISTINCT p."RelationshipId" FROM rel r JOIN "ActionPlan" p ON p."RelationshipId" = r."Id" WHERE p."Status" <> 'Draft'),
            seen AS (SELECT DISTINCT o."RelationshipId" FROM rel r JOIN "Opportunity" o ON o."RelationshipId" = r."Id" WHERE o."On" <= {4})
            """, Trained, """
            people AS (SELECT p."RelationshipId", COUNT(DISTINCT h."OrganisationId") AS organisations,
                SUM(CASE WHEN p."Until" IS NULL AND COALESCE(CASE WHEN p."Role" = 'Mentor' THEN t.mentor ELSE t.mentee END, 0) = 0 THEN 1 ELSE 0 END) AS unprepared
                FROM "Participation" p JOIN "Person" h ON h."Id" = p."PersonId" LEFT JOIN trained t ON t."PersonId" = p."PersonId" WHERE p."ProgrammeId" = {0} GROUP BY p."RelationshipId")
            """) + $$"""
            SELECT r."Group", r."Status", r."FormedAt", r."EndedAt", CASE WHEN r."Pauses" = '[]' AND r."PausedSince" IS NULL AND r."EndsBy" IS NULL THEN 1 ELSE 0 END, r."FrequencyDays", r."HoursAgreed",
                COALESCE(m.n, 0), COALESCE(m.bare, 0), {{figures.Days("COALESCE(m.latest, r.\"FormedAt\")", "{5}")}}, COALESCE(m.minutes, 0), e."Kind",
                CASE WHEN a."RelationshipId" IS NULL THEN 0 ELSE 1 END, CASE WHEN p."RelationshipId" IS NULL THEN 0 ELSE 1 END, CASE WHEN COALESCE(h.unprepared, 0) = 0 THEN 1 ELSE 0 END,
                CASE WHEN s."RelationshipId" IS NULL THEN 0 ELSE 1 END, CASE WHEN COALESCE(h.organisations, 0) > 1 THEN 1 ELSE 0 END
            FROM rel r LEFT JOIN met m ON m."RelationshipId" = r."Id" LEFT JOIN "Ending" e ON e."RelationshipId" = r."Id" AND e."EndedAt" IS NOT NULL LEFT JOIN agreed a ON a."RelationshipId" = r."Id"
                LEFT JOIN planned p ON p."RelationshipId" = r."Id" LEFT JOIN seen s ON s."RelationshipId" = r."Id" LEFT JOIN people h ON h."RelationshipId" = r."Id"
            WHERE r."FormedAt" < {2} AND (r."EndedAt" IS NULL OR r."EndedAt" >= {1})
            """, row => courses.Add(new(figures.GroupIn(row), row.Text(1)!, row.At(2), row.AtOrNull(3), row.Is(4), row.IntOrNull(5), row.DecimalOrNull(6))
        {
            Sessions = row.Int(7),
            WithoutLog = row.Int(8),
            DaysSince = row.Int(9),
            Minutes = row.Int(10),
            Ending = row.Text(11) is { } kind ? Enum.Parse<EndingKind>(kind) : null,
            HasAgreement = row.Is(12),
            HasPlan = row.Is(13),
            AllPrepared = row.Is(14),
            SawOther = row.Is(15),
            Across = row.Is(16),
        }), ct);
        var opportunities = courses.Exists(x => x.SawOther);
        foreach (var course in courses)
        {
            tally.Cohort(course.Group, 1);
            Of(course, figures.Within(course.EndedAt));
            if (opportunities) tally.Count(course.Group, "I44", "relationships", course.SawOther ? "atLeastOne" : "none", 1);
        }
    }

    private void Of(Course x, bool ended)
    {
        var (from, to) = figures.Settings[SettingCatalogue.SessionBand] ?? (3, 6);
        var sessions = x.Sessions < from ? "fewer" : x.Sessions <= to ? "within" : "more";
        tally.Count(x.Group, "I5", ended ? "ended" : "running", sessions, 1);
        if (ended) tally.Value(x.Group, "I5", "sessions", x.Sessions, 1);
        Overdue(x, ended);
        Hours(x);
        if (figures.Within(x.FormedAt)) tally.Count(x.Group, "I35", "relationships", x.Across ? "across" : "within", 1);
        Ended(x, ended);
        if (!ended) Filed(x);
    }

    private void Overdue(Course x, bool ended)
    {
        if (ended || !x.ClockRuns || x.Status is "Suspended" or "Accepted" or "WindingUp") return;
        if ((figures.Settings[SettingCatalogue.MeetingOverdueAfterDays] ?? x.FrequencyDays) is { } after) tally.Count(x.Group, "I4", "now", x.DaysSince <= after ? "onTime" : "overdue", 1);
    }

    /// <summary>Hours in as many days of the period as the relationship went on, told for 30 and 42 days.</summary>
    private void Hours(Course x)
    {
        var (from, until) = (Day(x.FormedAt > figures.From ? x.FormedAt : figures.From), Day(x.EndedAt is { } end && end < figures.Last ? end : figures.Last));
        if (until.DayNumber - from.DayNumber + 1 is var days && days < 30) return;
        var hours = x.Minutes / 60m / days;
        tally.Value(x.Group, "I7", "in30Days", Math.Round(hours * 30, 2), 1);
        tally.Value(x.Group, "I7", "in42Days", Math.Round(hours * 42, 2), 1);
        if ((figures.Settings[SettingCatalogue.CommitmentHours] ?? x.HoursAgreed) is { } least)
            tally.Count(x.Group, "I7", "relationships", hours * figures.Settings[SettingCatalogue.CommitmentPeriodDays] >= least ? "enough" : "fewer", 1);
    }

    private void Ended(Course x, bool ended)
    {
        var early = x.Ending is EndingKind.RanItsCourse or EndingKind.NotSuited or EndingKind.Unresolved or EndingKind.NoLongerThere;
        tally.Count(x.Group, "I21", "relationships", !ended ? "goesOn" : early ? "endedEarly" : "endedOtherwise", 1);
        if (!ended || x.Ending is not { } kind) return;
        tally.Count(x.Group, "I23", "endings", kind switch { EndingKind.ObjectivesMet => "objectivesMet", EndingKind.TimeReached => "timeReached", EndingKind.Unresolved => "unresolved", _ => "early" }, 1);
    }

    private void Filed(Course x)
    {
        bool[] missing = [!x.HasAgreement, x.Sessions >= 2 && !x.HasPlan, figures.Settings[SettingCatalogue.LogMode] == "required" && x.WithoutLog > 0, !x.AllPrepared];
        tally.Count(x.Group, "I40", "relationships", missing.Count(one => one) switch { 0 => "nothingMissing", 1 => "oneMissing", _ => "moreMissing" }, 1);
    }

    private Task Actions(CancellationToken ct)
    {
        var on = $"COALESCE(a.\"DueOn\", {figures.Day("a.\"ClosedAt\"")})";
        return figures.Each(figures.With() + $$"""
            SELECT r."Group", p."Role", a."Status", CASE WHEN a."DueOn" IS NOT NULL AND a."ClosedAt" IS NOT NULL AND {{figures.Day("a.\"ClosedAt\"")}} > a."DueOn" THEN 1 ELSE 0 END,
                CASE WHEN a."DueOn" < {{figures.Day("{5}")}} THEN 1 ELSE 0 END, COUNT(*)
            FROM rel r JOIN "PlannedAction" a ON a."RelationshipId" = r."Id" JOIN "Participation" p ON p."RelationshipId" = r."Id" AND p."PersonId" = a."OwnerId"
            WHERE a."Status" <> 'Suggested' AND {{on}} >= {3} AND {{on}} <= {4} GROUP BY 1, 2, 3, 4, 5
            """, row => tally.Count(figures.GroupIn(row), "I15", $"{row.Word(1)}s", row.Text(2) switch
        {
            "Done" => row.Is(3) ? "doneLate" : "doneInTime",
            "CarriedForward" => "carriedForward",
            "AtRisk" => "atRisk",
            "Dropped" => "dropped",
            _ => row.Is(4) ? "overdue" : "notYetDue",
        }, row.Int(5)), ct);
    }

    private Task Reviews(CancellationToken ct) => figures.Each(figures.With() + $$"""
        SELECT r."Group", {{figures.Days("v.\"OpenedAt\"", "v.\"CompletedAt\"")}}, COUNT(*) FROM rel r JOIN "RelationshipReview" v ON v."RelationshipId" = r."Id" WHERE v."OpenedAt" >= {1} AND v."OpenedAt" < {2} GROUP BY 1, 2
        """, row =>
        {
            var (group, days, number) = (figures.GroupIn(row), row.IntOrNull(1), row.Int(2));
            tally.Count(group, "I18", "reviews", days is null ? "waiting" : "held", number);
            if (days is { } held) tally.Value(group, "I18", "toHold", held, number);
        }, ct);

    private Task Concerns(CancellationToken ct)
    {
        var within = figures.Settings[SettingCatalogue.ConcernAcknowledgeDays];
        return figures.Each(figures.With() + """
            SELECT r."Group", c."Category", c."Status", c."RaisedAt", c."AcknowledgedAt", c."ClosedAt" FROM rel r JOIN "Concern" c ON c."RelationshipId" = r."Id" WHERE c."RaisedAt" < {2} AND (c."ClosedAt" IS NULL OR c."ClosedAt" >= {1})
            """, row =>
            {
                var (group, raised, taken, closed) = (figures.GroupIn(row), row.At(3), row.AtOrNull(4), row.AtOrNull(5));
                var limit = WorkingDays.After(raised, within);
                if (figures.Within(raised)) tally.Count(group, "I20", "takenUp", taken is { } at ? at <= limit ? "inTime" : "late" : figures.Now <= limit ? "waiting" : "late", 1);
                if (figures.Within(closed)) tally.Count(group, "I20", "closed", row.Word(2), 1);
                if (figures.Within(closed)) tally.Value(group, "I20", "toClose", Day(closed!.Value).DayNumber - Day(raised).DayNumber, 1);
                if (closed is null || closed >= figures.End) tally.Count(group, "I20", "open", row.Word(1), 1);
            }, ct);
    }

    private Task Reasons(CancellationToken ct) => figures.Each(figures.With() + """
        SELECT r."Group", x."Reason", COUNT(*) FROM rel r JOIN "Ending" e ON e."RelationshipId" = r."Id" JOIN "EndingReason" x ON x."RelationshipId" = r."Id"
        WHERE e."EndedAt" >= {1} AND e."EndedAt" < {2} AND e."Kind" IN ('RanItsCourse', 'NotSuited', 'Unresolved', 'NoLongerThere') AND x."Reason" IS NOT NULL GROUP BY 1, 2
        """, row => tally.Count(figures.GroupIn(row), "I21", "reasons", row.Word(1), row.Int(2)), ct);

    /// <summary>The first relationship of the same application that formed after the request is what came of it.</summary>
    private async Task Rematches(CancellationToken ct)
    {
        var requests = new Dictionary<Guid, (Belonging Group, string Status, DateTimeOffset At, (DateTimeOffset FormedAt, DateTimeOffset? EndedAt, string? Kind)? Match)>();
        await figures.Each(figures.With() + """
            SELECT q."Id", r."Group", q."Status", q."RequestedAt", n."FormedAt", n."EndedAt", e."Kind" FROM rel r JOIN "RematchRequest" q ON q."RelationshipId" = r."Id"
            LEFT JOIN "RelationshipParty" p ON p."ApplicationId" = q."ApplicationId" AND p."RelationshipId" <> q."RelationshipId"
            LEFT JOIN "Relationship" n ON n."Id" = p."RelationshipId" AND n."FormedAt" > q."RequestedAt" AND n."FormedAt" < {2} LEFT JOIN "Ending" e ON e."RelationshipId" = n."Id" WHERE q."RequestedAt" < {2}
            """, row =>
            {
                (DateTimeOffset FormedAt, DateTimeOffset? EndedAt, string? Kind)? match = row.AtOrNull(4) is { } formed ? (formed, row.AtOrNull(5), row.Text(6)) : null;
                if (!requests.TryGetValue(row.Id(0), out var known) || known.Match is null || match?.FormedAt < known.Match.Value.FormedAt)
                    requests[row.Id(0)] = (figures.GroupIn(row, 1), row.Word(2), row.At(3), match ?? (known.Match));
            }, ct);
        foreach (var (group, status, at, match) in requests.Values)
        {
            if (figures.Within(at)) tally.Count(group, "I22", "requests", status == "requested" ? "waiting" : status, 1);
            if (figures.Within(at) && status == "granted") tally.Count(group, "I22", "made", match is null ? "notYet" : "matched", 1);
            if (status != "granted" || match is not { } made || !figures.Within(made.FormedAt)) continue;
            tally.Value(group, "I22", "toMatch", Day(made.FormedAt).DayNumber - Day(at).DayNumber, 1);
            tally.Count(group, "I22", "kept", made.EndedAt is null || made.EndedAt >= figures.End ? "goesOn" : made.Kind is "ObjectivesMet" or "TimeReached" ? "completed" : "endedEarly", 1);
        }
    }

    private Task People(CancellationToken ct)
    {
        var months = figures.Settings[SettingCatalogue.TrainingRefresherMonths];
        var last = Day(figures.Last);
        return figures.Each(figures.With(Trained, """
            bound AS (SELECT DISTINCT b."RelationshipId", b."MentorId" FROM rel r JOIN "MentorsMentor" b ON b."RelationshipId" = r."Id" WHERE b."Status" = 'Bound')
            """) + """
            SELECT r."Group", p."Role", COALESCE(CASE WHEN p."Role" = 'Mentor' THEN t.mentor ELSE t.mentee END, 0), t.latest, t.supported, CASE WHEN b."MentorId" IS NULL THEN 0 ELSE 1 END, COUNT(*)
            FROM rel r JOIN "Participation" p ON p."RelationshipId" = r."Id" LEFT JOIN trained t ON t."PersonId" = p."PersonId" LEFT JOIN bound b ON b."RelationshipId" = r."Id" AND b."MentorId" = p."PersonId"
            WHERE p."From" <= {4} AND (p."Until" IS NULL OR p."Until" > {4}) GROUP BY 1, 2, 3, 4, 5, 6
            """, row =>
            {
                var (group, number) = (figures.GroupIn(row), row.Int(6));
                tally.Count(group, "I24", $"{row.Word(1)}s", row.Is(2) ? "complete" : "missing", number);
                if (row.Text(1) != "Mentor") return;
                if (months is { } every && row.DayOrNull(3) is { } latest) tally.Count(group, "I24", "refreshers", last <= latest.AddMonths(every) ? "upToDate" : "overdue", number);
                tally.Count(group, "I28", "mentors", row.Is(5) || row.DayOrNull(4) > last.AddYears(-1) ? "withSource" : "without", number);
            }, ct);
    }

    private async Task Sessions(CancellationToken ct)
    {
        await figures.Each("""
            SELECT COUNT(*) FROM "TrainingRecord" t WHERE t."ProgrammeId" = {0} AND t."Kind" = 'Support' AND t."HeldOn" >= {3} AND t."HeldOn" <= {4}
            """, row => tally.Count(Belonging.Nowhere, "I28", "sessions", "support", row.Int(0)), ct);
        await figures.Each(figures.With() + """
            SELECT r."Group", COUNT(*) FROM rel r JOIN "MentorsMentor" b ON b."RelationshipId" = r."Id" JOIN "Consultation" c ON c."MentorsMentorId" = b."Id" WHERE c."On" >= {3} AND c."On" <= {4} GROUP BY 1
            """, row => tally.Count(figures.GroupIn(row), "I28", "sessions", "consultation", row.Int(1)), ct);
    }

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
