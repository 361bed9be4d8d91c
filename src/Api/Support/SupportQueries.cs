using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Support;

/// <summary>Reads who supports a mentor, and worries about somebody's safety.</summary>
public sealed class SupportQueries(IReader reader)
{
    public Task<MentorsMentorView?> FindMentorsMentor(Id<MentorsMentor> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<MentorsMentorView>> ListMentorsMentors(Id<Relationship>? relationship, PageQuery page, CancellationToken ct) =>
        reader.All<MentorsMentor>().Where(x => relationship == null || x.RelationshipId == relationship).Paged(page, Of, ct);

    public async Task<Page<ConsultationView>> ListConsultations(Id<MentorsMentor> id, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<MentorsMentor>().AnyAsync(x => x.Id == id, ct)) throw new Unseen();
        return await reader.All<Consultation>().Where(x => x.MentorsMentorId == id).Paged(page, Of, ct);
    }

    public Task<ConsultationView?> FindConsultation(Id<Consultation> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<SafetyConcernView?> FindSafetyConcern(Id<SafetyConcern> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<SafetyConcernView>> ListSafetyConcerns(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<SafetyConcern>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public Task<DisclosureView?> FindDisclosure(Id<Disclosure> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<DisclosureView>> ListDisclosures(PageQuery page, CancellationToken ct) => reader.All<Disclosure>().Paged(page, Of, ct);

    internal static MentorsMentorView Of(MentorsMentor x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Mentor = x.MentorId,
        Person = x.PersonId,
        Status = x.Status,
        AgreementNumber = x.AgreementNumber,
        Terms = x.Terms.Value,
        Reads = x.Reads,
        BoundAt = x.BoundAt,
        EndedAt = x.EndedAt,
    };

    internal static ConsultationView Of(Consultation x) => new() { Version = x.Version, Id = x.Id, MentorsMentor = x.MentorsMentorId, On = x.On, Text = x.Text?.Value };

    internal static SafetyConcernView Of(SafetyConcern x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Author = x.AuthorId,
        About = x.About,
        Text = x.Text.Value,
        Status = x.Status,
        RaisedAt = x.RaisedAt,
        TalkedOn = x.TalkedOn,
        WhyNotTalked = x.WhyNotTalked?.Value,
        Steps = x.Steps?.Value,
        ClosedAt = x.ClosedAt,
    };

    internal static DisclosureView Of(Disclosure x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Author = x.AuthorId,
        About = x.About,
        Receiver = x.ReceiverId,
        Content = x.Content.Value,
        HeldBack = x.HeldBack,
        At = x.At,
        AcknowledgedAt = x.AcknowledgedAt,
    };
}
