using Mentoring.Api.Http;
using Mentoring.Api.Privacy;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Portfolios;

/// <summary>Reads portfolios and what belongs to them.</summary>
public sealed class PortfolioQueries(IReader reader, Viewer viewer, PrivacyQueries privacy, IFileStore files)
{
    public Task<PortfolioView?> Find(Id<Portfolio> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<PortfolioView>> List(Id<Programme>? programme, PageQuery page, CancellationToken ct) =>
        reader.All<Portfolio>().Where(x => programme == null || x.ProgrammeId == programme).Paged(page, Of, ct);

    public Task<EvidenceView?> FindEvidence(Id<Evidence> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<EvidenceView>> ListEvidence(Id<Portfolio>? portfolio, EvidenceKind? kind, PageQuery page, CancellationToken ct) =>
        reader.All<Evidence>().Where(x => (portfolio == null || x.PortfolioId == portfolio) && (kind == null || x.Kind == kind)).Paged(page, Of, ct);

    public Task<EvidenceFileView?> FindFile(Id<EvidenceFile> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<EvidenceFileView>> ListFiles(Id<Evidence> evidence, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<Evidence>().AnyAsync(x => x.Id == evidence, ct)) throw new Unseen();
        return await reader.All<EvidenceFile>().Where(x => x.EvidenceId == evidence).Paged(page, Of, ct);
    }

    public async Task<PersonalProfileView?> FindProfile(Id<Portfolio> portfolio, CancellationToken ct) =>
        await reader.All<PersonalProfile>().SingleOrDefaultAsync(x => x.PortfolioId == portfolio, ct) is { } found ? Of(found) : null;

    public Task<PortfolioShareView?> FindShare(Id<PortfolioShare> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<PortfolioShareView>> ListShares(Id<Portfolio>? portfolio, PageQuery page, CancellationToken ct) =>
        reader.All<PortfolioShare>().Where(x => portfolio == null || x.PortfolioId == portfolio).Paged(page, Of, ct);

    public Task<FeedbackView?> FindFeedback(Id<Feedback> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<FeedbackView>> ListFeedback(Id<Evidence>? evidence, Id<SelfAssessment>? selfAssessment, PageQuery page, CancellationToken ct) =>
        reader.All<Feedback>().Where(x => (evidence == null || x.EvidenceId == evidence) && (selfAssessment == null || x.SelfAssessmentId == selfAssessment)).Paged(page, Of, ct);

    public Task<SelfAssessmentView?> FindSelfAssessment(Id<SelfAssessment> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<SelfAssessmentView>> ListSelfAssessments(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<SelfAssessment>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Of, ct);

    public async Task<Page<ReadRecordView>> ListReads(Id<Portfolio> portfolio, PageQuery page, CancellationToken ct)
    {
        await Own(portfolio, ct);
        return await reader.All<ReadRecord>().Where(x => x.PortfolioId == portfolio).Paged(page, privacy.Views, ct);
    }

    /// <summary>A file with its bytes, which are read as they are sent.</summary>
    public async Task<(EvidenceFileView File, Stream Content)> Content(Id<EvidenceFile> id, CancellationToken ct)
    {
        var file = await FindFile(id, ct) ?? throw new Unseen();
        return (file, await files.Open(id, file.Bytes, ct));
    }

    public Task<Stream> Open(EvidenceFileView file, CancellationToken ct) => files.Open(file.Id, file.Bytes, ct);

    /// <summary>All that the owner takes along: what a mentor said to it too.</summary>
    public async Task<PortfolioArchive> Archive(Id<Portfolio> id, CancellationToken ct)
    {
        var portfolio = await Own(id, ct);
        var evidence = await reader.All<Evidence>().Where(x => x.PortfolioId == id).OrderBy(x => x.Id).ToListAsync(ct);
        var added = await reader.All<EvidenceFile>().Where(x => x.PortfolioId == id).OrderBy(x => x.Id).ToListAsync(ct);
        var ids = evidence.ConvertAll(x => (Id<Evidence>?)x.Id);
        var said = await reader.All<Feedback>().Where(x => ids.Contains(x.EvidenceId)).OrderBy(x => x.Id).ToListAsync(ct);
        return new(Of(portfolio), await FindProfile(id, ct), evidence.ConvertAll(Of), added.ConvertAll(Of), said.ConvertAll(Of));
    }

    private async Task<Portfolio> Own(Id<Portfolio> id, CancellationToken ct)
    {
        var portfolio = await reader.All<Portfolio>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();
        PortfolioRules.OwnerControls.Permit(portfolio.OwnerId == viewer.Person);
        return portfolio;
    }

    internal static PortfolioView Of(Portfolio x) => new() { Version = x.Version, Id = x.Id, Programme = x.ProgrammeId, Owner = x.OwnerId, OpenedAt = x.OpenedAt };

    internal static EvidenceView Of(Evidence x) => new() { Version = x.Version, Id = x.Id, Portfolio = x.PortfolioId, Content = x.Content.Value };

    internal static EvidenceFileView Of(EvidenceFile x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Evidence = x.EvidenceId,
        Name = x.Facts.Value.Name,
        MediaType = x.Facts.Value.MediaType,
        Bytes = (int)x.Facts.Value.Bytes,
        Sha256 = x.Facts.Value.Sha256,
        AddedAt = x.AddedAt,
    };

    internal static PersonalProfileView Of(PersonalProfile x) => new() { Version = x.Version, Id = x.Id, Portfolio = x.PortfolioId, Content = x.Content.Value };

    internal static PortfolioShareView Of(PortfolioShare x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Portfolio = x.PortfolioId,
        Owner = x.OwnerId,
        Receiver = x.ReceiverId,
        Use = x.Use,
        EndsOn = x.EndsOn,
        Whole = x.Whole,
        Evidence = [.. x.Chosen.Select(piece => piece.EvidenceId)],
        GivenAt = x.GivenAt,
        WithdrawnAt = x.WithdrawnAt,
    };

    internal static FeedbackView Of(Feedback x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Author = x.AuthorId,
        Evidence = x.EvidenceId,
        SelfAssessment = x.SelfAssessmentId,
        Text = x.Text.Value,
        At = x.At,
    };

    internal static SelfAssessmentView Of(SelfAssessment x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.RelationshipId,
        Mentee = x.MenteeId,
        Content = x.Content.Value,
        WrittenAt = x.WrittenAt,
        Asked = x.AskedId,
    };
}
