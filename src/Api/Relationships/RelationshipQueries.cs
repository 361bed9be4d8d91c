using Mentoring.Api.Http;
using Mentoring.Api.Meetings;
using Mentoring.Api.People;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Relationships;

/// <summary>Reads relationships, agreements and who takes part.</summary>
public sealed class RelationshipQueries(IReader reader, Viewer viewer, PeopleQueries people, MeetingQueries meetings)
{
    private const int Latest = 5;

    public async Task<RelationshipView?> Find(Id<Relationship> id, CancellationToken ct)
    {
        var found = (await Views(await reader.All<Relationship>().Where(x => x.Id == id).ToListAsync(ct), ct)).SingleOrDefault();
        return found is null ? null : found with { LatestMeetings = await meetings.Latest(id, Latest, ct) };
    }

    public Task<Page<RelationshipView>> List(Id<Programme>? programme, RelationshipStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<Relationship>().Where(x => (programme == null || x.ProgrammeId == programme) && (status == null || x.Status == status)).Paged(page, Views, ct);

    public Task<Page<RelationshipView>> ListOwn(RelationshipStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<Relationship>().Where(x => viewer.RelationshipsJoined.Contains(x.Id) && (status == null || x.Status == status)).Paged(page, Views, ct);

    public async Task<AgreementView?> FindAgreement(Id<Relationship> id, CancellationToken ct) =>
        await reader.All<Agreement>().Where(x => x.RelationshipId == id).OrderByDescending(x => x.Number).FirstOrDefaultAsync(ct) is { } found ? Of(found) : null;

    public async Task<EndingView?> FindEnding(Id<Relationship> id, CancellationToken ct) =>
        await reader.All<Ending>().SingleOrDefaultAsync(x => x.RelationshipId == id, ct) is { } found ? Of(found) : null;

    public async Task<Page<EndingReasonView>> ListEndingReasons(Id<Relationship> id, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<Relationship>().AnyAsync(x => x.Id == id, ct)) throw new Unseen();
        return await reader.All<EndingReason>().Where(x => x.RelationshipId == id).Paged(page, Of, ct);
    }

    public Task<RematchRequestView?> FindRematchRequest(Id<RematchRequest> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<RematchRequestView>> ListRematchRequests(Id<Programme>? programme, RematchStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<RematchRequest>().Where(x => (programme == null || x.ProgrammeId == programme) && (status == null || x.Status == status))
            .Paged(page, Of, ct);

    public Task<CodeAcceptanceView?> FindCodeAcceptance(Id<CodeAcceptance> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<CodeAcceptanceView>> ListCodeAcceptances(Id<Programme> programme, PageQuery page, CancellationToken ct) =>
        reader.All<CodeAcceptance>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);

    public Task<Page<ParticipationView>> ListParticipations(Id<Person>? person, PageQuery page, CancellationToken ct) =>
        reader.All<Participation>().Where(x => person == null || x.PersonId == person).Paged(page, Of, ct);

    internal async Task<List<RelationshipView>> Views(List<Relationship> relationships, CancellationToken ct)
    {
        var names = await people.PartnerNames([.. relationships.SelectMany(x => x.Parties).Select(party => (party.PersonId, party.ApplicationId))], ct);
        return relationships.ConvertAll(x => Of(x, names));
    }

    /// <summary>With the names of the parties, where they are known.</summary>
    internal static RelationshipView Of(Relationship x, IReadOnlyDictionary<Id<Person>, string>? names = null) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Proposal = x.ProposalId,
        Model = x.Model,
        Purpose = x.Purpose,
        Status = x.Status,
        FormedAt = x.FormedAt,
        EndedAt = x.EndedAt,
        Phase = x.Phase,
        EndsOn = x.EndsOn,
        PausedSince = x.PausedSince,
        Suspension = x.Status == RelationshipStatus.Suspended ? new() { Rule = x.SuspendedBy ?? EndingRules.ManagerRuleRechecked.Id, Since = x.SuspendedAt!.Value } : null,
        EndsBy = x.EndsBy,
        Parties = [.. x.Parties.OrderBy(party => party.Role).ThenBy(party => party.PersonId.Value).Select(party => new PartyView { Person = party.PersonId, Name = names?.GetValueOrDefault(party.PersonId), Role = party.Role })],
    };

    internal static EndingView Of(Ending x) => new() { Version = x.Version, Id = x.Id, Relationship = x.RelationshipId, Kind = x.Kind, AskedAt = x.AskedAt, EndedAt = x.EndedAt };

    internal static AgreementView Of(Agreement x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Number = x.Number,
        Status = x.Status,
        Terms = x.Terms.Value,
        StandardClauses = StandardClauses.For(x.Clauses),
        Signatures = [.. x.Signatures.OrderBy(signature => signature.At).Select(signature => new SignatureView { Person = signature.PersonId, At = signature.At })],
    };

    internal static EndingReasonView Of(EndingReason x) => new() { Version = x.Version, Id = x.Id, Author = x.AuthorId, Reason = x.Reason, Note = x.Note?.Value, At = x.At };

    internal static RematchRequestView Of(RematchRequest x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Person = x.PersonId,
        Application = x.ApplicationId,
        SamePartner = x.SamePartner,
        Status = x.Status,
        Note = x.Note?.Value,
        RequestedAt = x.RequestedAt,
        DecidedAt = x.DecidedAt,
    };

    internal static CodeAcceptanceView Of(CodeAcceptance x) => new() { Version = x.Version, Id = x.Id, Document = x.DocumentId, Person = x.PersonId, At = x.At, Codes = x.Codes, Form = x.Form };

    internal static ParticipationView Of(Participation x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Person = x.PersonId,
        Role = x.Role,
        Model = x.Model,
        From = x.From,
        Until = x.Until,
    };
}
