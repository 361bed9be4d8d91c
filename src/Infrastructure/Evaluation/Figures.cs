using System.Data.Common;
using System.Globalization;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A row of figures, the same from both databases.</summary>
internal readonly struct Row(DbDataReader reader)
{
    public string? Text(int i) => reader.IsDBNull(i) ? null : reader.GetString(i);

    /// <summary>An enum's word as it is published.</summary>
    public string Word(int i) => Figures.Word(reader.GetString(i));

    public int Int(int i) => Convert.ToInt32(reader.GetValue(i), CultureInfo.InvariantCulture);

    public int? IntOrNull(int i) => reader.IsDBNull(i) ? null : Int(i);

    public decimal? DecimalOrNull(int i) => reader.IsDBNull(i) ? null : Convert.ToDecimal(reader.GetValue(i), CultureInfo.InvariantCulture);

    public bool Is(int i) => Convert.ToBoolean(reader.GetValue(i), CultureInfo.InvariantCulture);

    public Guid Id(int i) => reader.GetGuid(i);

    public DateTimeOffset At(int i) => new(DateTime.SpecifyKind(reader.GetDateTime(i), DateTimeKind.Utc));

    public DateTimeOffset? AtOrNull(int i) => reader.IsDBNull(i) ? null : At(i);

    public DateOnly? DayOrNull(int i) => reader.IsDBNull(i) ? null : reader.GetFieldValue<DateOnly>(i);
}

/// <summary>
/// Asks one programme for figures, grouped by all axes at once: each statement is about all groups there are. Both databases are asked the same; they
/// differ in how they take the day of an instant and count days. Days are whole days of the calendar, in UTC.
/// </summary>
/// <param name="scope">Its months; of its axis nothing is taken.</param>
/// <param name="axes">Those that figures are broken down by.</param>
internal sealed class Figures(MentoringContext db, Programme programme, Scope scope, IReadOnlySet<Axis> axes, DateTimeOffset now)
{
    /// <summary>Meetings held by all of a relationship, one after the other.</summary>
    public const string Held = "held";

    private static readonly Axis[] Order = [Axis.Organisation, Axis.Model, Axis.Phase];

    private readonly bool postgres = db.IsPostgres;
    private readonly Dictionary<string, Belonging> known = new(StringComparer.Ordinal) { [""] = Belonging.Nowhere };

    public Programme Programme => programme;
    public Settings Settings => programme.Settings;
    public Scope Scope => scope;
    public DateTimeOffset Now => now;
    public DateTimeOffset From { get; } = new(scope.From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first instant after the period.</summary>
    public DateTimeOffset End { get; } = new(scope.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The last instant that figures as at the end are of.</summary>
    public DateTimeOffset Last => now < End ? now : End.AddTicks(-10);

    /// <summary>The period goes on, or has ended within a month: what is known of now alone belongs to it.</summary>
    public bool IsCurrent => now >= From && now < End.AddDays(31);

    public bool Within(DateTimeOffset? at) => at >= From && at < End;

    public bool Within(DateOnly? on) => on >= scope.From && on <= scope.To;

    /// <summary>An enum's word as it is published; what begins with no capital stays.</summary>
    public static string Word(string word) => word.Length > 0 && char.IsAsciiLetterUpper(word[0]) ? char.ToLowerInvariant(word[0]) + word[1..] : word;

    /// <summary>In SQL, the day of an instant.</summary>
    public string Day(string at) => postgres ? $"CAST({at} AT TIME ZONE 'UTC' AS date)" : $"date({at})";

    /// <summary>In SQL, the month of an instant, as in 2026-03.</summary>
    public string Month(string at) => postgres ? $"to_char({at} AT TIME ZONE 'UTC', 'YYYY-MM')" : $"strftime('%Y-%m', {at})";

    /// <summary>In SQL, days from one instant to another.</summary>
    public string Days(string from, string to) => DaysBetween(Day(from), Day(to));

    /// <summary>In SQL, days from one date to another.</summary>
    public string DaysBetween(string from, string to) => postgres ? $"({to} - {from})" : $"CAST(julianday({to}) - julianday({from}) AS INTEGER)";

    /// <summary>
    /// In SQL, before a statement: <c>rel</c>, the programme's relationships with their group, and what else it names. 0 is the programme, 1 and 2 the
    /// first instant of the period and the one after it, 3 and 4 its first and last day, 5 the last instant that there are figures of. The relationships are put
    /// together once: taken into each statement, PostgreSQL may look for the group of every row anew, by all there are.
    /// </summary>
    public string With(params string[] others) => $"""
        WITH {Organisations}rel AS MATERIALIZED (SELECT x."Id", x."Status", x."FormedAt", x."EndedAt", x."Pauses", x."PausedSince", x."EndsBy", x."FrequencyDays", x."ContactDays", x."HoursAgreed", {Groups("org.\"Group\"", "x.\"Model\"", "x.\"Phase\"")} AS "Group"
            FROM "Relationship" x {(axes.Contains(Axis.Organisation) ? "LEFT JOIN org ON org.\"RelationshipId\" = x.\"Id\"" : "")} WHERE x."ProgrammeId" = {"{0}"})
        {string.Concat(others.Select(x => $", {(x == Held ? HeldMeetings : x)}"))}

        """;

    /// <summary>In SQL, the groups of a person who is in no relationship yet.</summary>
    public string GroupOf(string person) => Groups($"""(SELECT CAST(h."OrganisationId" AS TEXT) FROM "Person" h WHERE h."Id" = {person})""", "''", "''");

    /// <summary>In SQL, the group on each axis that is asked for, one after the other.</summary>
    private string Groups(params string[] each) => axes.Count == 0 ? "''" : string.Join(" || '|' || ", each.Where((_, i) => axes.Contains(Order[i])).Select(group => $"COALESCE({group}, '')"));

    /// <summary>The organisation of all its mentees; none where they are of several.</summary>
    private string Organisations => !axes.Contains(Axis.Organisation) ? "" : """
        org AS (SELECT m."RelationshipId", CASE WHEN MIN(m.org) = MAX(m.org) THEN MIN(m.org) END AS "Group"
            FROM (SELECT p."RelationshipId", CAST(h."OrganisationId" AS TEXT) AS org FROM "Participation" p JOIN "Person" h ON h."Id" = p."PersonId" WHERE p."ProgrammeId" = {0} AND p."Role" = 'Mentee') m
            GROUP BY m."RelationshipId"),
        """;

    private const string HeldMeetings = """
        held AS (SELECT m."Id", m."RelationshipId", m."StartsAt", m."Minutes", m."Method", m."ProposedBy", r."Group", r."FormedAt", r."EndedAt", r."Pauses", r."PausedSince", r."FrequencyDays", r."ContactDays",
            ROW_NUMBER() OVER w AS n, LAG(m."StartsAt") OVER w AS before, COUNT(*) OVER (PARTITION BY m."RelationshipId") AS total
            FROM rel r JOIN "Meeting" m ON m."RelationshipId" = r."Id" WHERE m."Status" = 'Held' AND m."MentorId" IS NULL AND m."StartsAt" < {2}
            WINDOW w AS (PARTITION BY m."RelationshipId" ORDER BY m."StartsAt", m."Id"))
        """;

    public async Task Each(string sql, Action<Row> row, CancellationToken ct)
    {
        await using var rows = await db.Read(sql, [programme.Id.Value, At(From), At(End), scope.From, scope.To, At(Last)], ct);
        var reader = rows.DbDataReader;
        while (await reader.ReadAsync(ct)) row(new(reader));
    }

    /// <summary>The groups, as they are published.</summary>
    public Belonging GroupIn(Row row, int i = 0)
    {
        var text = row.Text(i) ?? "";
        return known.TryGetValue(text, out var of) ? of : known[text] = Of(text.Split('|'));
    }

    private Belonging Of(string[] groups)
    {
        var asked = Order.Where(axes.Contains).ToList();
        string? On(Axis axis) => asked.IndexOf(axis) is >= 0 and var i && groups[i].Length > 0 ? groups[i] : null;
        return new(On(Axis.Organisation) is { } id ? Guid.Parse(id).ToString() : null, On(Axis.Model) is { } model ? Word(model) : null, On(Axis.Phase) is { } phase ? Word(phase) : null);
    }

    /// <summary>As the database holds an instant.</summary>
    private object At(DateTimeOffset at) => postgres ? (object)at : at.UtcDateTime;
}
