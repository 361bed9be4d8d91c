using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Privacy;

/// <summary>Reads how long records are kept, and what was deleted.</summary>
public sealed class RetentionQueries(IReader reader, Viewer viewer, IPrivacyFacts facts, TimeProvider clock)
{
    public async Task<Page<DisposalForecast>> Forecast(Id<Programme> id, int? within, PageQuery page, CancellationToken ct)
    {
        if (within is < 0 or > 3650) throw new Malformed("within lies between 0 and 3650 days.", "?within");
        var programme = await Require(id, ct);
        var found = page.Backwards ? await Last(id, page, ct) : await facts.ToDispose(id, page.After, page.Limit + 1, ct);
        var more = found.Count > page.Limit;
        if (more) found.RemoveAt(page.Backwards ? 0 : page.Limit);
        var next = more ? page.CursorAt(found[page.Backwards ? 0 : ^1].Id.Value) : null;
        var ids = found.ConvertAll(x => x.Id);
        var (held, counts) = (await facts.Held(ids, ct), await Disposal.Counts(facts, ids, ct));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var shown = found.FindAll(IsWithin);
        return new() { Items = shown.ConvertAll(x => Of(x, programme, held, today, counts)), Next = next, Of = new(page, shown.ConvertAll(x => x.Id.Value), Count) };

        bool IsWithin(Undisposed x) => within is not { } days || DueOn(x, programme) <= today.AddDays(days);
        async Task<int> Count(CancellationToken token) => (await facts.ToDispose(id, null, int.MaxValue, token)).Count(IsWithin);
    }

    /// <summary>The rows before a place, and one more that tells whether there are others before them. A programme's pairs are few enough to be gone through.</summary>
    private async Task<List<Undisposed>> Last(Id<Programme> id, PageQuery page, CancellationToken ct) =>
        [.. (await facts.ToDispose(id, null, int.MaxValue, ct)).TakeWhile(x => x.Id.Value != page.After).TakeLast(page.Limit + 1)];

    private static DateOnly? DueOn(Undisposed x, Programme programme) => x.KeepUntil >= programme.DisposesOn ? x.KeepUntil?.AddDays(1) : programme.DisposesOn;

    public async Task<Page<DisposalReportView>> ListReports(Id<Programme> id, PageQuery page, CancellationToken ct)
    {
        await Require(id, ct);
        return await reader.All<DisposalReport>().Where(x => x.ProgrammeId == id).Paged(page, Of, ct);
    }

    public async Task<Page<LegalHoldView>> ListHolds(Id<Programme> id, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<Programme>().AnyAsync(x => x.Id == id, ct)) throw new Unseen();
        return await reader.All<LegalHold>().Where(x => x.ProgrammeId == id).Paged(page, Of, ct);
    }

    public Task<LegalHoldView?> FindHold(Id<LegalHold> id, CancellationToken ct) => reader.One(id, Of, ct);

    private async Task<Programme> Require(Id<Programme> id, CancellationToken ct)
    {
        var programme = await reader.All<Programme>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();
        if (!viewer.Coordinates(id) && !viewer.ProgrammesProtected.Contains(id) && !viewer.IsAdministrator)
            throw new Forbidden("Only the programme's coordinators and data-protection owners, and administrators, read this.");
        return programme;
    }

    private static DisposalForecast Of(Undisposed x, Programme programme, HashSet<Id<Relationship>> held, DateOnly today, SortedDictionary<string, Dictionary<Id<Relationship>, int>> counts) => new()
    {
        Relationship = x.Id,
        DueOn = DueOn(x, programme),
        Standing = Standing(x, programme, held.Contains(x.Id), today),
        Records = counts.Where(kind => kind.Value.ContainsKey(x.Id)).ToDictionary(kind => kind.Key, kind => kind.Value[x.Id], StringComparer.Ordinal),
    };

    private static RetentionStanding Standing(Undisposed x, Programme programme, bool held, DateOnly today) =>
        held ? RetentionStanding.HeldByLaw
        : programme.DisposesOn is not { } on ? RetentionStanding.HeldForReview
        : PrivacyRules.RecordsDisposal.Holds((on, x.KeepUntil, today)) ? RetentionStanding.Due
        : on > today ? RetentionStanding.NotYetDue : RetentionStanding.HeldByAgreement;

    internal static DisposalReportView Of(DisposalReport x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Announced = x.Announced,
        Held = x.Held,
        Done = x.Done,
        AnnouncedAt = x.AnnouncedAt,
        CompletedAt = x.CompletedAt,
    };

    internal static LegalHoldView Of(LegalHold x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Relationship = x.RelationshipId,
        Person = x.PersonId,
        Reason = x.Reason.Value,
        PlacedBy = x.PlacedBy,
        PlacedAt = x.PlacedAt,
        WhyLifted = x.WhyLifted?.Value,
        LiftedBy = x.LiftedBy,
        LiftedAt = x.LiftedAt,
    };
}
