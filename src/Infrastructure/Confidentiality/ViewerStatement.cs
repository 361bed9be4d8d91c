using System.Collections.Concurrent;
using Mentoring.Domain.Confidentiality;
using Microsoft.Extensions.Caching.Memory;

namespace Mentoring.Infrastructure.Confidentiality;

/// <summary>Rows that tie a person to others, and the facts that follow from them. Where there are no such rows, none of these facts are.</summary>
/// <param name="Rows">In SQL: <c>FROM</c>, with <c>me</c> among it.</param>
/// <param name="Facts">In SQL: what is selected of the rows, and what is joined to them.</param>
internal sealed record Tie(string Rows, params (string Fact, string Joined)[] Facts);

/// <summary>
/// What is asked of the database of a viewer. Nobody has ties of all kinds, and of each kind that is asked for the database takes as long to begin as
/// all the rest takes: so facts are asked for of the kinds of ties that the person had before, and of the others whether there are any by now.
/// No right is kept: what is remembered says what to ask for, and the same statement says whether that was all.
/// </summary>
internal static class ViewerStatement
{
    /// <summary>The kind of the row that says that there are rows of a tie; its text is which.</summary>
    public const string Tied = "tied";

    /// <summary>Which ties people had. Whoever is not in it is asked for all.</summary>
    private const int MostPeople = 100_000;

    /// <summary>By which ties they have people are of few kinds. Beyond these, all are asked for.</summary>
    private const int MostForms = 48;

    /// <summary>The planner must see that <c>me</c> is one row, by a unique key: else it reads whole tables, in every request.</summary>
    private const string OfPerson = """
        WITH me AS (
          SELECT p."Id", p."OrganisationId", p."IsActive", p."ExternalId" FROM "Person" p
          WHERE p."Id" = COALESCE((SELECT i."PersonId" FROM "PersonIdentity" i WHERE i."Issuer" = {1} AND i."Subject" = {2}), {0})),
        served AS (
          SELECT a."ProgrammeId", a."Role" FROM "Appointment" a JOIN me ON a."PersonId" = me."Id")
        SELECT CASE WHEN me."IsActive" THEN 'person' ELSE 'leaver' END AS "Kind", me."Id" AS "Id", CAST(NULL AS text) AS "Text" FROM me
        UNION ALL SELECT 'home', me."OrganisationId", NULL FROM me
        UNION ALL SELECT 'served', s."ProgrammeId", s."Role" FROM served s
        UNION ALL SELECT s."Role", pp."OrganisationId", NULL FROM served s
          JOIN "ProgrammePartner" pp ON pp."ProgrammeId" = s."ProgrammeId" WHERE s."Role" IN ('Coordinator', 'DataProtectionOwner')
        """;

    private const string OfAll = """
        SELECT 'open' AS "Kind", p."Id" AS "Id", CAST(NULL AS text) AS "Text" FROM "Programme" p WHERE p."Status" <> 'Draft'
        """;

    private const string OfClient = """
        SELECT 'received', c."ItemId", c."Subject" || '/' || c."As" FROM "Consent" c
          WHERE c."ReceiverClient" = {3} AND c."Status" = 'Given' AND EXISTS (
            SELECT 1 FROM "Client" k JOIN "ClientScope" s ON s."ClientRowId" = k."Id" WHERE k."ClientId" = {3} AND k."IsActive" AND s."Name" = 'releases.read')
        UNION ALL SELECT 'client', c."Id", NULL FROM "Client" c WHERE c."ClientId" = {3} AND c."IsActive"
        UNION ALL SELECT 'clientScope', NULL, cs."Name" FROM "Client" c JOIN "ClientScope" cs ON cs."ClientRowId" = c."Id" WHERE c."ClientId" = {3} AND c."IsActive"
        UNION ALL SELECT 'fed', o."Id", co."ExternalId" FROM "Client" c JOIN "ClientOrganisation" co ON co."ClientRowId" = c."Id"
          LEFT JOIN "Organisation" o ON o."ExternalId" = co."ExternalId" WHERE c."ClientId" = {3} AND c."IsActive"
        """;

    internal static readonly IReadOnlyList<Tie> Ties =
    [
        new("""
            "ManagementLink" l JOIN me ON l."ManagerId" = me."Id"
            """,
            ("CASE WHEN l.\"Depth\" = 1 THEN 'report' ELSE 'below' END, l.\"PersonId\", NULL", ""),
            ("'barred', rp.\"RelationshipId\", NULL", """
                JOIN "Participation" rp ON rp."PersonId" = l."PersonId" WHERE rp."Role" = 'Mentee'
                """),
            ("'barredProposal', s.\"ProposalId\", NULL", """
                JOIN "ProposalSeat" s ON s."PersonId" = l."PersonId" WHERE s."Role" = 'Mentee'
                """)),
        new("""
            me JOIN "Organisation" o ON o."Id" = me."OrganisationId" AND o."Approver" = me."ExternalId"
            """,
            ("'report', l.\"PersonId\", NULL", """
                JOIN "ReportingLine" l ON l."OrganisationId" = o."Id" AND l."Standing" = 'None' AND l."PersonId" <> me."Id"
                WHERE l."PersonId" IN (SELECT ap."PersonId" FROM "Application" ap)
                """)),
        new("""
            "ProposalSeat" own JOIN me ON own."PersonId" = me."Id"
            """,
            ("'proposal', own.\"ProposalId\", NULL", ""),
            ("'profile', other.\"ApplicationId\", NULL", """
                JOIN "Proposal" p ON p."Id" = own."ProposalId" AND p."Status" <> 'NotTakenUp'
                JOIN "ProposalSeat" other ON other."ProposalId" = own."ProposalId" AND other."PersonId" <> me."Id"
                """)),
        new("""
            "Participation" rp JOIN me ON rp."PersonId" = me."Id"
            """,
            ("""
                CASE WHEN rp."HasLeft" THEN 'left' WHEN EXISTS (
                  SELECT 1 FROM "RelationshipParty" mentee JOIN "Relationship" r ON r."Id" = mentee."RelationshipId"
                  JOIN "ManagementLink" l ON l."PersonId" = mentee."PersonId" AND l."ManagerId" = me."Id" AND l."Depth" <= r."AuthorityDepth"
                  WHERE mentee."RelationshipId" = rp."RelationshipId" AND mentee."Role" = 'Mentee') THEN 'withheld' ELSE 'relationship' END, rp."RelationshipId", NULL
                """, "")),
        new("""
            "CircleMember" cm JOIN me ON cm."PersonId" = me."Id"
            """,
            ("'circle', cm.\"CircleId\", NULL", """
                JOIN "Circle" c ON c."Id" = cm."CircleId" JOIN "Relationship" r ON r."Id" = c."RelationshipId"
                WHERE NOT EXISTS (
                  SELECT 1 FROM "CircleMember" mentee JOIN "ManagementLink" l ON l."PersonId" = mentee."PersonId" AND l."ManagerId" = me."Id" AND l."Depth" <= r."AuthorityDepth"
                  WHERE mentee."CircleId" = cm."CircleId" AND mentee."IsMentee")
                """)),
        new("""
            "MentorsMentor" m JOIN me ON m."PersonId" = me."Id" AND m."Status" = 'Bound'
            """,
            ("'supported', COALESCE(c.\"Id\", m.\"RelationshipId\"), CAST(m.\"RelationshipId\" AS text) || m.\"Reads\"", """
                LEFT JOIN "Circle" c ON c."RelationshipId" = m."RelationshipId"
                  AND EXISTS (SELECT 1 FROM "CircleMember" cm WHERE cm."CircleId" = c."Id" AND cm."PersonId" = m."MentorId")
                """)),
        new("""
            "Consent" c JOIN me ON c."ReceiverId" = me."Id" AND c."Status" = 'Given'
            """,
            ("'received', c.\"ItemId\", c.\"Subject\" || '/' || c.\"As\"", """
                WHERE c."ItemId" IS NOT NULL
                """),
            ("'received', l.\"Id\", c.\"Subject\" || '/' || c.\"As\"", """
                JOIN "ReflectiveLog" l ON l."RelationshipId" = c."RelationshipId" AND l."AuthorId" = c."GiverId" WHERE c."ItemId" IS NULL AND c."Subject" = 'ReflectiveLog'
                """)),
        new("""
            me JOIN "PortfolioShare" s ON s."ReceiverId" = me."Id" AND s."WithdrawnAt" IS NULL AND s."EndsOn" >= {4}
            """,
            ("CASE WHEN s.\"Whole\" THEN 'sharedPortfolio' ELSE 'sharedEvidence' END, CASE WHEN s.\"Whole\" THEN s.\"PortfolioId\" ELSE e.\"EvidenceId\" END, CAST(s.\"Id\" AS text)", """
                LEFT JOIN "SharedEvidence" e ON e."ShareId" = s."Id"
                """)),
    ];

    private static readonly string EveryFact = string.Join("\nUNION ALL ", Ties.SelectMany(Facts).Prepend(OfPerson));

    /// <summary>Facts of all ties, and which of them there are: for who is not known.</summary>
    internal static readonly string OfUnknown = string.Join("\nUNION ALL ", Ties.Select((_, i) => IsTied(i)).Prepend(EveryFact).Append(OfAll));

    private static readonly string ForClient = string.Join("\nUNION ALL ", OfAll, OfClient);

    /// <summary>All that may be asked for.</summary>
    internal static readonly string ForBoth = string.Join("\nUNION ALL ", EveryFact, OfAll, OfClient);

    private static readonly ConcurrentDictionary<uint, string> Forms = [];

    private static readonly MemoryCache Known = new(new MemoryCacheOptions { SizeLimit = MostPeople });

    /// <summary>What to ask first. Who is a person is no client, and the other way round: each has the parts that may hold something.</summary>
    public static string For(Caller caller) => caller switch
    {
        { ApplicationClient: null } => ForPerson(caller),
        { Subject: "", Person: null } => ForClient,
        _ => ForBoth,
    };

    /// <summary>Remembers which ties were told of.</summary>
    /// <param name="tied">Ties of which there are rows, and of which no facts were asked for, unless all were.</param>
    /// <returns>Whether the answer holds all facts. Else it has to be asked for anew.</returns>
    public static bool Learn(Caller caller, string asked, IEnumerable<int> tied)
    {
        var found = tied.Aggregate(0u, (ties, i) => ties | (1u << i));
        if (asked == OfUnknown) Remember(caller, found);
        else if (found != 0) Known.Remove(caller);
        return asked == OfUnknown || found == 0;
    }

    private static string ForPerson(Caller caller)
    {
        if (!Known.TryGetValue(caller, out uint ties)) return OfUnknown;
        return Forms.TryGetValue(ties, out var form) ? form : Forms.Count < MostForms ? Forms.GetOrAdd(ties, Written) : OfUnknown;
    }

    /// <summary>For an hour from when they were last here.</summary>
    private static void Remember(Caller caller, uint ties)
    {
        using var entry = Known.CreateEntry(caller);
        (entry.Value, entry.Size, entry.SlidingExpiration) = (ties, 1, TimeSpan.FromHours(1));
    }

    /// <summary>Facts of these ties, and of the others whether there are any.</summary>
    internal static string Written(uint ties) =>
        string.Join("\nUNION ALL ", Ties.SelectMany((tie, i) => (ties & (1u << i)) != 0 ? Facts(tie) : [IsTied(i)]).Prepend(OfPerson).Append(OfAll));

    private static IEnumerable<string> Facts(Tie tie) => tie.Facts.Select(x => $"SELECT {x.Fact} FROM {tie.Rows} {x.Joined}");

    private static string IsTied(int i) => $"SELECT * FROM (SELECT '{Tied}', me.\"Id\", '{i}' FROM {Ties[i].Rows} LIMIT 1) tie{i}";
}
