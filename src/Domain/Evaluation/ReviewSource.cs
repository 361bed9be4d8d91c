using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Evaluation;

/// <summary>Makes the data of a review: counted, let through the disclosure policy, and nothing else. Money is for others than its readers.</summary>
public sealed class ReviewSource(Publishing publishing, IEnumerable<IDataSetSource> sources, IStore store, Viewer viewer, TimeProvider clock)
{
    private static readonly Axis[] Axes = [Axis.None, Axis.Organisation, Axis.Model];

    private static readonly List<IndicatorDefinition> Told = [.. Indicators.All.Where(x => !x.Budget)];

    public async Task<ReviewFigures> Figures(Programme programme, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var sheets = (await publishing.Breakdowns(programme, new(programme.Id, from, to, Axis.None), Axes, ct)).Select(Drawn).ToList();
        var policy = sheets[0].Policy;
        return new()
        {
            From = from,
            To = to,
            Policy = $"{policy.Name}, version {policy.Version}",
            Definitions = Indicators.Version,
            Sheets = sheets,
            Names = await Names(sheets, ct),
            Indicators = Told,
            Logs = await Logs(new(programme.Id, new(from, to), viewer, clock.GetUtcNow()), ct),
        };
    }

    /// <summary>Logs come by the anonymised path alone: how many rows it would hand out.</summary>
    private async Task<LogExtract> Logs(ExtractOf asked, CancellationToken ct)
    {
        var extract = await sources.Single(source => source.Set.Key == "logRows").Read(asked, ct);
        var foreword = extract.Foreword();
        return new() { Rows = DisclosurePolicy.Nearest(extract.Expected ?? 0), LeftOut = foreword.LeftOut, K = foreword.K };
    }

    /// <summary>Broken down, only how many there are in each group is drawn: of the months that were not told by groups at an earlier review.</summary>
    private static PublishedSheet Drawn(PublishedSheet sheet) => sheet.Scope.Axis == Axis.None
        ? sheet with { Whole = sheet.Whole is { } whole ? Reduced(whole) : null } : sheet with { Whole = null, Groups = [.. sheet.Groups.Select(group => group with { Indicators = [] })] };

    private static PublishedGroup Reduced(PublishedGroup group) => group with { Indicators = [.. group.Indicators.Where(x => Told.Exists(definition => definition.Id == x.Indicator))] };

    private async Task<IReadOnlyDictionary<string, string>> Names(List<PublishedSheet> sheets, CancellationToken ct)
    {
        var ids = sheets.Where(sheet => sheet.Scope.Axis == Axis.Organisation).SelectMany(sheet => sheet.Groups).Select(group => new Id<Organisation>(Guid.Parse(group.Group))).ToList();
        return (await store.List<Organisation>(x => ids.Contains(x.Id), ct)).ToDictionary(x => x.Id.ToString(), x => x.Name.Length > 0 ? x.Name : x.ExternalId, StringComparer.Ordinal);
    }
}
