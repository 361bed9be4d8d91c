using System.Data.Common;
using System.Globalization;
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

/// <summary>Loads all that a viewer's audience rests on, by one command; by two where ties of a kind came that the person had not before.</summary>
internal sealed class ViewerSource(MentoringContext db, TimeProvider clock) : IViewerSource
{
    private const int GuidLength = 36;

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
        ViewerIds ids;
        List<(Id<Relationship> Relationship, Id<Circle> Circle, List<SupportReading> Reads)> supported;
        for (; ; )
        {
            var asked = ViewerStatement.For(caller);
            (ids, supported, var tied) = await Facts(caller, asked, ct);
            if (ViewerStatement.Learn(caller, asked, tied)) break;
        }
        // Appointments and relationships outlast a departure; the eyes on them do not.
        // Who stands above the mentee reads nothing as a mentor's mentor either.
        foreach (var (relationship, circle, reads) in supported.Where(x => !ids.RelationshipsBarred.Contains(x.Relationship)))
        {
            ids.RelationshipsSupported.Add(relationship);
            foreach (var reading in reads) ids.Support(reading).UnionWith([circle, Circle.OfTheTwo(relationship)]);
        }
        viewer.Held = ids.HasLeft ? new() { HasLeft = true } : ids;
    }

    private async Task<(ViewerIds Ids, List<(Id<Relationship> Relationship, Id<Circle> Circle, List<SupportReading> Reads)> Supported, List<int> Tied)> Facts(Caller caller, string statement, CancellationToken ct)
    {
        var (ids, supported, tied) = (new ViewerIds(), new List<(Id<Relationship>, Id<Circle>, List<SupportReading>)>(), new List<int>());
        await using var rows = await db.Read(statement, [caller.Person?.Value ?? Guid.Empty, caller.Issuer, caller.Subject, caller.ApplicationClient ?? "", Today], ct);
        while (await rows.ReadAsync(ct))
            if (rows.DbDataReader.GetString(0) == ViewerStatement.Tied) tied.Add(int.Parse(rows.DbDataReader.GetString(2), CultureInfo.InvariantCulture));
            else Take(rows.DbDataReader, ids, supported);
        return (ids, supported, tied);
    }

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
