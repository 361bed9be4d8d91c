using System.Data.Common;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Confidentiality;

/// <summary>Loads all that a viewer's audience rests on, by one command.</summary>
internal sealed class ViewerSource(MentoringContext db, TimeProvider clock) : IViewerSource
{
    private const int GuidLength = 36;

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
        UNION ALL SELECT CASE WHEN l."Depth" = 1 THEN 'report' ELSE 'below' END, l."PersonId", NULL FROM "ManagementLink" l JOIN me ON l."ManagerId" = me."Id"
        UNION ALL SELECT 'report', l."PersonId", NULL FROM me
          JOIN "Organisation" o ON o."Id" = me."OrganisationId" AND o."Approver" = me."ExternalId"
          JOIN "ReportingLine" l ON l."OrganisationId" = o."Id" AND l."Standing" = 'None' AND l."PersonId" <> me."Id"
          WHERE l."PersonId" IN (SELECT ap."PersonId" FROM "Application" ap)
        UNION ALL SELECT 'proposal', s."ProposalId", NULL FROM "ProposalSeat" s JOIN me ON s."PersonId" = me."Id"
        UNION ALL SELECT CASE WHEN rp."HasLeft" THEN 'left' WHEN EXISTS (
            SELECT 1 FROM "RelationshipParty" mentee JOIN "Relationship" r ON r."Id" = mentee."RelationshipId"
            JOIN "ManagementLink" l ON l."PersonId" = mentee."PersonId" AND l."ManagerId" = me."Id" AND l."Depth" <= r."AuthorityDepth"
            WHERE mentee."RelationshipId" = rp."RelationshipId" AND mentee."Role" = 'Mentee') THEN 'withheld' ELSE 'relationship' END, rp."RelationshipId", NULL
          FROM "Participation" rp JOIN me ON rp."PersonId" = me."Id"
        UNION ALL SELECT 'circle', cm."CircleId", NULL FROM "CircleMember" cm JOIN me ON cm."PersonId" = me."Id"
          JOIN "Circle" c ON c."Id" = cm."CircleId" JOIN "Relationship" r ON r."Id" = c."RelationshipId"
          WHERE NOT EXISTS (
            SELECT 1 FROM "CircleMember" mentee JOIN "ManagementLink" l ON l."PersonId" = mentee."PersonId" AND l."ManagerId" = me."Id" AND l."Depth" <= r."AuthorityDepth"
            WHERE mentee."CircleId" = cm."CircleId" AND mentee."IsMentee")
        UNION ALL SELECT 'barred', rp."RelationshipId", NULL FROM "ManagementLink" l JOIN me ON l."ManagerId" = me."Id"
          JOIN "Participation" rp ON rp."PersonId" = l."PersonId" WHERE rp."Role" = 'Mentee'
        UNION ALL SELECT 'barredProposal', s."ProposalId", NULL FROM "ManagementLink" l JOIN me ON l."ManagerId" = me."Id"
          JOIN "ProposalSeat" s ON s."PersonId" = l."PersonId" WHERE s."Role" = 'Mentee'
        UNION ALL SELECT 'profile', other."ApplicationId", NULL FROM "ProposalSeat" own JOIN me ON own."PersonId" = me."Id"
          JOIN "Proposal" p ON p."Id" = own."ProposalId" AND p."Status" <> 'NotTakenUp'
          JOIN "ProposalSeat" other ON other."ProposalId" = own."ProposalId" AND other."PersonId" <> me."Id"
        UNION ALL SELECT 'supported', COALESCE(c."Id", m."RelationshipId"), CAST(m."RelationshipId" AS text) || m."Reads" FROM "MentorsMentor" m JOIN me ON m."PersonId" = me."Id"
          LEFT JOIN "Circle" c ON c."RelationshipId" = m."RelationshipId"
            AND EXISTS (SELECT 1 FROM "CircleMember" cm WHERE cm."CircleId" = c."Id" AND cm."PersonId" = m."MentorId")
          WHERE m."Status" = 'Bound'
        UNION ALL SELECT 'received', c."ItemId", c."Subject" || '/' || c."As" FROM "Consent" c JOIN me ON c."ReceiverId" = me."Id" WHERE c."Status" = 'Given' AND c."ItemId" IS NOT NULL
        UNION ALL SELECT 'received', l."Id", c."Subject" || '/' || c."As" FROM "Consent" c JOIN me ON c."ReceiverId" = me."Id"
          JOIN "ReflectiveLog" l ON l."RelationshipId" = c."RelationshipId" AND l."AuthorId" = c."GiverId"
          WHERE c."Status" = 'Given' AND c."ItemId" IS NULL AND c."Subject" = 'ReflectiveLog'
        UNION ALL SELECT CASE WHEN s."Whole" THEN 'sharedPortfolio' ELSE 'sharedEvidence' END, CASE WHEN s."Whole" THEN s."PortfolioId" ELSE e."EvidenceId" END, CAST(s."Id" AS text)
          FROM me JOIN "PortfolioShare" s ON s."ReceiverId" = me."Id" LEFT JOIN "SharedEvidence" e ON e."ShareId" = s."Id" WHERE s."WithdrawnAt" IS NULL AND s."EndsOn" >= {4}
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

    /// <summary>Who is a person is no client, and the other way round: each has the parts that may hold something.</summary>
    internal static readonly string ForPerson = string.Join("\nUNION ALL ", OfPerson, OfAll), ForClient = string.Join("\nUNION ALL ", OfAll, OfClient), Sql = string.Join("\nUNION ALL ", OfPerson, OfAll, OfClient);

    /// <summary>The records that the statement reads: after a write to one of them the viewer is loaded again.</summary>
    public static readonly IReadOnlySet<Type> RestsOn = new HashSet<Type>
    {
        typeof(Person), typeof(PersonIdentity), typeof(Organisation), typeof(ReportingLine), typeof(Programme), typeof(Appointment), typeof(Application),
        typeof(Proposal), typeof(Relationship), typeof(Participation), typeof(Circle), typeof(Client), typeof(MentorsMentor), typeof(Consent), typeof(ReflectiveLog), typeof(PortfolioShare),
    };

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task Load(Viewer viewer, CancellationToken ct)
    {
        if (viewer.IsSystem) return;
        var caller = viewer.Caller;
        var ids = new ViewerIds();
        var supported = new List<(Id<Relationship> Relationship, Id<Circle> Circle, List<SupportReading> Reads)>();
        await using (var rows = await db.Read(StatementFor(caller), [caller.Person?.Value ?? Guid.Empty, caller.Issuer, caller.Subject, caller.ApplicationClient ?? "", Today], ct))
            while (await rows.ReadAsync(ct)) Take(rows.DbDataReader, ids, supported);
        // Appointments and relationships outlast a departure; the eyes on them do not.
        // Who stands above the mentee reads nothing as a mentor's mentor either.
        foreach (var (relationship, circle, reads) in supported.Where(x => !ids.RelationshipsBarred.Contains(x.Relationship)))
        {
            ids.RelationshipsSupported.Add(relationship);
            foreach (var reading in reads) ids.Support(reading).UnionWith([circle, Circle.OfTheTwo(relationship)]);
        }
        viewer.Held = ids.HasLeft ? new() { HasLeft = true } : ids;
    }

    private static string StatementFor(Caller caller) => caller switch
    {
        { ApplicationClient: null } => ForPerson,
        { Subject: "", Person: null } => ForClient,
        _ => Sql,
    };

    /// <summary>One fact of a viewer: what kind of id it is, the id, or a text.</summary>
    private static void Take(DbDataReader row, ViewerIds ids, List<(Id<Relationship>, Id<Circle>, List<SupportReading>)> supported)
    {
        var id = row.IsDBNull(1) ? Guid.Empty : row.GetGuid(1);
        switch (row.GetString(0))
        {
            case "person": ids.Person = new(id); break;
            case "leaver": ids.HasLeft = true; break;
            case "home": ids.HomeOrganisation = new Id<Organisation>(id); break;
            case "served": Serve(Enum.Parse<AppointmentRole>(row.GetString(2)), new(id), ids); break;
            case nameof(AppointmentRole.Coordinator): ids.OrganisationsCoordinated.Add(new(id)); break;
            case nameof(AppointmentRole.DataProtectionOwner): ids.OrganisationsProtected.Add(new(id)); break;
            case "open": ids.ProgrammesOpen.Add(new(id)); break;
            case "report":
                ids.Reports.Add(new(id));
                ids.PeopleBelow.Add(new(id));
                break;
            case "below": ids.PeopleBelow.Add(new(id)); break;
            case "proposal":
                ids.Proposals.Add(new(id));
                ids.ProposalsBarred.Add(new(id));
                break;
            case "barredProposal": ids.ProposalsBarred.Add(new(id)); break;
            case "withheld": Join(new(id), ids); break;
            case "relationship":
                Join(new(id), ids);
                ids.Relationships.Add(new(id));
                ids.Circles.Add(Circle.OfTheTwo(new(id)));
                break;
            case "left": ids.RelationshipsBarred.Add(new(id)); break;
            case "circle": ids.Circles.Add(new(id)); break;
            case "barred": ids.RelationshipsBarred.Add(new(id)); break;
            case "profile": ids.ProfilesShown.Add(new(id)); break;
            case "supported":
                var (of, reads) = (row.GetString(2)[..GuidLength], row.GetString(2)[GuidLength..]);
                supported.Add((new(Guid.Parse(of)), new(id), Conventions.Read<List<SupportReading>>(reads)));
                break;
            case "received": Receive(id, row.GetString(2).Split('/'), ids); break;
            case "sharedPortfolio":
                ids.PortfoliosShared.Add(new(id));
                ids.SharesHeld.Add(new(Guid.Parse(row.GetString(2))));
                break;
            case "sharedEvidence":
                ids.EvidenceShared.Add(new(id));
                ids.SharesHeld.Add(new(Guid.Parse(row.GetString(2))));
                break;
            case "client": ids.IsRegisteredClient = true; break;
            case "clientScope": ids.ClientScopes.Add(row.GetString(2)); break;
            case "fed":
                ids.ClientOrganisations.Add(row.GetString(2));
                if (!row.IsDBNull(1)) ids.OrganisationsFed.Add(new(id));
                break;
            case var kind: throw new InvalidOperationException($"Unknown fact of a viewer: {kind}.");
        }
    }

    private static void Join(Id<Relationship> relationship, ViewerIds ids)
    {
        ids.RelationshipsJoined.Add(relationship);
        ids.RelationshipsBarred.Add(relationship);
    }

    private static void Receive(Guid item, string[] subjectAndReceiver, ViewerIds ids)
    {
        var receiver = Enum.Parse<Receiver>(subjectAndReceiver[1]);
        switch (Enum.Parse<ConsentSubject>(subjectAndReceiver[0]))
        {
            case ConsentSubject.ReflectiveLog: ids.Reflections.Add(receiver, item); break;
            case ConsentSubject.ProgressStatement: ids.Statements.Add(receiver, item); break;
            case ConsentSubject.ContributionStatement: ids.Contributions.Add(receiver, item); break;
        }
    }

    private static void Serve(AppointmentRole role, Id<Programme> programme, ViewerIds ids)
    {
        ids.ProgrammesServed.Add(programme);
        if (role == AppointmentRole.Coordinator) ids.ProgrammesCoordinated.Add(programme);
        if (role == AppointmentRole.SafeguardingContact) ids.ProgrammesSafeguarded.Add(programme);
        if (role == AppointmentRole.DataProtectionOwner) ids.ProgrammesProtected.Add(programme);
        if (role is AppointmentRole.SteeringGroup or AppointmentRole.Sponsor) ids.ProgrammesSteered.Add(programme);
        if (role == AppointmentRole.Evaluator) ids.ProgrammesEvaluated.Add(programme);
        if (role == AppointmentRole.SelectionPanel) ids.ProgrammesSelecting.Add(programme);
    }
}
