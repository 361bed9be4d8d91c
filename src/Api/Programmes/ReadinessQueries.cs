using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Programmes;

/// <summary>Reads how a programme stands by its checklists, today and on the days that were kept.</summary>
public sealed class ReadinessQueries(IReader reader, Viewer viewer, ReadinessCheck readiness)
{
    public async Task<ReadinessView?> Readiness(Id<Programme> id, CancellationToken ct)
    {
        var programme = await Steered(id, ct);
        var report = await readiness.Look(programme, ct);
        var words = await reader.All<Attestation>().Where(x => x.ProgrammeId == id && !reader.All<Attestation>().Any(later => later.ProgrammeId == id && later.Item == x.Item && later.Number > x.Number))
            .ToDictionaryAsync(x => x.Item, ct);
        return new()
        {
            Version = programme.Version,
            Ready = report.Missing.Count == 0,
            Missing = Told(report.Missing),
            MissingToStart = Told(report.MissingToStart),
            Advice = report.Advice,
            On = report.Facts.Today,
            Checklists = Figures(report.Items.Select(item => (item.Item.Checklist, item.State))),
            Items = [.. report.Items.Select(item => Of(item, item.IsComputed ? null : words.GetValueOrDefault(item.Item.Id)))],
        };
    }

    public async Task<PromptsView?> Prompts(Id<Relationship> id, CancellationToken ct) => await reader.All<Relationship>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } relationship ? null
        : new() { Version = relationship.Version, Phase = relationship.Phase, Items = [.. Checklists.PromptsIn(relationship.Phase)] };

    public Task<AttestationView?> FindAttestation(Id<Attestation> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<AttestationView>> ListAttestations(Id<Programme> programme, string? item, PageQuery page, CancellationToken ct)
    {
        await Steered(programme, ct);
        return await reader.All<Attestation>().Where(x => x.ProgrammeId == programme && (item == null || x.Item == item)).Paged(page, Of, ct);
    }

    public Task<ResourceStatementView?> FindResources(Id<ResourceStatement> id, CancellationToken ct) => reader.One(id, Of, ct);

    public async Task<Page<ResourceStatementView>> ListResources(Id<Programme> programme, PageQuery page, CancellationToken ct)
    {
        await Steered(programme, ct);
        return await reader.All<ResourceStatement>().Where(x => x.ProgrammeId == programme).Paged(page, Of, ct);
    }

    public async Task<HealthCheckView?> FindHealthCheck(Id<HealthCheck> id, Id<HealthCheck>? against, CancellationToken ct)
    {
        if (await reader.All<HealthCheck>().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } check) return null;
        if (against is null) return (await Views([check], ct)).Single();
        return Of(check, await reader.All<HealthCheck>().SingleOrDefaultAsync(x => x.Id == against && x.ProgrammeId == check.ProgrammeId, ct) ?? throw new Malformed("Is no health check of the programme.", "?against"));
    }

    public async Task<Page<HealthCheckView>> ListHealthChecks(Id<Programme> programme, PageQuery page, CancellationToken ct)
    {
        await Steered(programme, ct);
        return await reader.All<HealthCheck>().Where(x => x.ProgrammeId == programme).Paged(page, Views, ct);
    }

    /// <summary>Each beside the one before it.</summary>
    internal async Task<List<HealthCheckView>> Views(List<HealthCheck> checks, CancellationToken ct)
    {
        var programmes = checks.Select(x => x.ProgrammeId).Distinct().ToList();
        var order = (await reader.All<HealthCheck>().Where(x => programmes.Contains(x.ProgrammeId)).Select(x => new { x.Id, x.ProgrammeId }).ToListAsync(ct)).OrderBy(x => x.Id).ToLookup(x => x.ProgrammeId, x => x.Id);
        var before = checks.ToDictionary(x => x.Id, x => order[x.ProgrammeId].TakeWhile(id => id != x.Id).Select(id => (Id<HealthCheck>?)id).LastOrDefault());
        var wanted = before.Values.OfType<Id<HealthCheck>>().ToList();
        var earlier = await reader.All<HealthCheck>().Where(x => wanted.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        return checks.ConvertAll(check => Of(check, before[check.Id] is { } id ? earlier[id] : null));
    }

    private async Task<Programme> Steered(Id<Programme> id, CancellationToken ct)
    {
        var programme = await reader.All<Programme>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();
        if (!viewer.Coordinates(id) && !viewer.ProgrammesSteered.Contains(id) && !viewer.IsAdministrator) throw new Forbidden("Only those who coordinate or steer the programme read this.");
        return programme;
    }

    private static List<Warning> Told(IReadOnlyList<BrokenRule> broken) => [.. broken.Select(x => new Warning(x.Rule.Id, x.Rule.Sentence))];

    private static ReadinessItemView Of(ReadinessItem x, Attestation? word) => new()
    {
        Item = x.Item.Id,
        Checklist = x.Item.Checklist,
        Text = x.Item.Text,
        Rules = x.Item.Rules,
        KnownBy = x.Item.KnownBy,
        State = x.State,
        Computed = x.IsComputed,
        On = x.On,
        By = word?.ById,
        Note = word?.Note,
        Owner = word?.OwnerId,
        Stale = x.IsStale,
        Blocks = x.Blocks,
        ToDo = x.IsSettled ? null : x.Item.ToDo,
    };

    private static List<ChecklistFiguresView> Figures(IEnumerable<(Checklist List, ItemState? State)> items) => [.. items.GroupBy(item => item.List).Select(list => new ChecklistFiguresView
    {
        Checklist = list.Key,
        Yes = list.Count(x => x.State == ItemState.Yes),
        Partly = list.Count(x => x.State == ItemState.Partly),
        No = list.Count(x => x.State == ItemState.No),
        NotApplicable = list.Count(x => x.State == ItemState.NotApplicable),
        Unknown = list.Count(x => x.State is null),
    })];

    private HealthCheckView Of(HealthCheck x, HealthCheck? against) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Kind = x.Kind,
        At = x.At,
        Status = x.Status,
        Work = viewer.Coordinates(x.ProgrammeId) || viewer.IsAdministrator ? x.Work : null,
        Checklists = Figures(x.Items.Select(item => (Checklists.Find(item.Item)?.Checklist, item.State)).Where(item => item.Checklist is not null).Select(item => (item.Checklist!.Value, item.State))),
        Items = x.Items,
        Against = against?.Id,
        Changes = against is null ? [] : Changes(against, x),
    };

    private static List<ItemChangeView> Changes(HealthCheck from, HealthCheck to)
    {
        var then = from.Items.ToDictionary(item => item.Item, item => item.State, StringComparer.Ordinal);
        return [.. to.Items.Where(item => then.GetValueOrDefault(item.Item) != item.State)
            .Select(item => new ItemChangeView { Item = item.Item, Text = Checklists.Find(item.Item)?.Text ?? "", From = then.GetValueOrDefault(item.Item), To = item.State })];
    }

    internal static AttestationView Of(Attestation x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Item = x.Item,
        Number = x.Number,
        State = x.State,
        On = x.On,
        By = x.ById,
        At = x.At,
        Note = x.Note,
        Owner = x.OwnerId,
    };

    internal static ResourceStatementView Of(ResourceStatement x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Number = x.Number,
        At = x.At,
        CoordinatorHours = x.CoordinatorHours,
        FundedUntil = x.FundedUntil,
        Funders = x.Funders,
        Expenses = x.Expenses,
        ExpensesNote = x.ExpensesNote,
        SteeringObjectives = x.SteeringObjectives,
        Planned = x.Planned,
        Spent = x.Spent,
    };
}
