using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;

namespace Mentoring.Api.Confidentiality;

/// <summary>Reads consents, and what is released by them.</summary>
public sealed class ConsentQueries(IReader reader)
{
    public Task<ConsentView?> Find(Id<Consent> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ConsentView>> List(Id<Relationship>? relationship, ConsentStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<Consent>().Where(x => (relationship == null || x.RelationshipId == relationship) && (status == null || x.Status == status)).Paged(page, Of, ct);

    public Task<ProgressStatementView?> FindStatement(Id<ProgressStatement> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ProgressStatementView>> ListStatements(PageQuery page, CancellationToken ct) => reader.All<ProgressStatement>().Paged(page, Of, ct);

    public Task<AnnualReviewItemView?> FindItem(Id<AnnualReviewItem> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<AnnualReviewItemView>> ListItems(AnnualReviewStatus? status, PageQuery page, CancellationToken ct) =>
        reader.All<AnnualReviewItem>().Where(x => status == null || x.Status == status).Paged(page, Of, ct);

    public Task<ContributionStatementView?> FindContribution(Id<ContributionStatement> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ContributionStatementView>> ListContributions(PageQuery page, CancellationToken ct) => reader.All<ContributionStatement>().Paged(page, Of, ct);

    internal static ConsentView Of(Consent x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Relationship = x.RelationshipId,
        Giver = x.GiverId,
        Subject = x.Subject,
        Item = x.ItemId,
        As = x.As,
        Receiver = x.ReceiverId,
        Client = x.ReceiverClient,
        Status = x.Status,
        GivenAt = x.GivenAt,
        WithdrawnAt = x.WithdrawnAt,
    };

    internal static ProgressStatementView Of(ProgressStatement x) =>
        new() { Version = x.Version, Id = x.Id, Author = x.AuthorId, Content = x.Content.Value, WrittenAt = x.WrittenAt, ReleasedAt = x.ReleasedAt };

    internal static AnnualReviewItemView Of(AnnualReviewItem x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Mentee = x.MenteeId,
        Text = x.Text.Value,
        Receiver = x.ReceiverId,
        Client = x.ReceiverClient,
        Status = x.Status,
        RequestedAt = x.RequestedAt,
        AnsweredAt = x.AnsweredAt,
    };

    internal static ContributionStatementView Of(ContributionStatement x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Mentor = x.MentorId,
        From = x.From,
        Until = x.Until,
        Relationships = x.Relationships,
        TrainingDays = x.TrainingDays,
        IssuedOn = x.IssuedOn,
    };
}
