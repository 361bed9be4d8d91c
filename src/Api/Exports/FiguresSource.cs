using System.Globalization;
using System.Runtime.CompilerServices;
using Mentoring.Api.Identity;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Exports;

/// <summary>
/// Figures as they have been published, or are now for the first time: what a period's figures are is settled when it is first asked for. That is written,
/// so it happens beside the snapshot, in a scope of its own.
/// </summary>
internal abstract class FiguresSource(IServiceScopeFactory scopes) : IDataSetSource
{
    protected const string Columns = "One row a class of a measure, or a median, mean or total, of the whole programme and of each group that is large enough. Counts are rounded, small ones starred: they are missing.";

    public abstract DataSet Set { get; }

    protected abstract IReadOnlyList<Axis> Axes { get; }

    /// <summary>In the order of the definitions.</summary>
    protected abstract IEnumerable<IndicatorDefinition> Told { get; }

    protected static DataSet Of(string key, string title, string description) => new()
    {
        Key = key,
        Title = title,
        Description = description,
        Scope = Scopes.PilotDataExport,
        Appointments = DataSet.Overseers,
        IsSettled = true,
        Fields =
        [
            new("from", FieldType.Date, "The first day of the months that the row is of: for groups, those of the period that had not been told by groups before.") { Required = true },
            new("to", FieldType.Date, "The last day of them.") { Required = true },
            new("axis", FieldType.String, "What the group is a value of; none for the whole.") { Required = true, OneOf = Values.Words<Axis>() },
            new("group", FieldType.String, "An organisation's id, a model or a phase; missing for the whole."),
            new("indicator", FieldType.String, "Id of the indicator, as the definitions have it.") { Required = true },
            new("measure", FieldType.String, "What of it.") { Required = true },
            new("class", FieldType.String, "The class; missing where the row is a median, mean or total."),
            new("count", FieldType.Integer, "How many are in the class; missing where it is starred: 0 to 7, or not told.") { Least = 0 },
            new("share", FieldType.Integer, "Of the whole that is told.") { Unit = "percent", Least = 0 },
            new("whole", FieldType.Integer, "How many are in all classes of the measure together; missing where it would give one away.") { Least = 0 },
            new("value", FieldType.Number, "The median, mean or total."),
            new("of", FieldType.Integer, "Of how many it is.") { Least = 0 },
        ],
    };

    public async Task<Extract> Read(ExtractOf asked, CancellationToken ct)
    {
        var told = Told.Where(x => !x.Budget || asked.By.Coordinates(asked.Programme) || asked.By.ProgrammesSteered.Contains(asked.Programme)).ToList();
        var sheets = await Sheets(asked, ct);
        return new(Rows(sheets, told.ConvertAll(x => x.Id), ct), () => new()
        {
            Policy = $"{sheets[0].Policy.Name} {sheets[0].Policy.Version}",
            Notes =
            [
                .. sheets.Select(Note),
                $"Nothing is told of fewer than {sheets[0].Policy.Minimum}.",
            ],
            Definitions = told.ConvertAll(x => new Definition(x.Id, x.Title, $"{x.Sentence} Counted: {x.Numerator}. Of: {x.Denominator}.")),
        });
    }

    private async Task<IReadOnlyList<PublishedSheet>> Sheets(ExtractOf asked, CancellationToken ct)
    {
        await using var scope = scopes.AsSystem();
        var services = scope.ServiceProvider;
        var publishing = services.GetRequiredService<Publishing>();
        var programme = await services.GetRequiredService<IStore>().Get(asked.Programme, ct);
        return await publishing.Breakdowns(programme, new(asked.Programme, asked.Months.From, asked.Months.To, Axis.None), Axes, ct);
    }

    private static string Note(PublishedSheet sheet)
    {
        var (by, from, to) = (Values.Word(sheet.Scope.Axis), sheet.Scope.From, sheet.Scope.To);
        var counted = FormattableString.Invariant($"By {by}, {from:yyyy-MM-dd} to {to:yyyy-MM-dd}: counted at {sheet.AsOf.UtcDateTime.ToString(Values.Instant, CultureInfo.InvariantCulture)}; what is told of a period is settled when it is first asked for.");
        return sheet.NoGroups is { } none ? $"{counted} {none.Sentence(x => FormattableString.Invariant($"{x.From:yyyy-MM-dd} to {x.To:yyyy-MM-dd}"))}" : counted;
    }

    private static async IAsyncEnumerable<object?[]> Rows(IReadOnlyList<PublishedSheet> sheets, List<string> told, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var sheet in sheets)
            foreach (var group in sheet.Scope.Axis == Axis.None ? sheet.Whole is { } whole ? [whole] : [] : sheet.Groups)
                foreach (var indicator in group.Indicators.Where(x => told.Contains(x.Indicator)))
                {
                    ct.ThrowIfCancellationRequested();
                    object?[] Row(string measure, string? of, int? count, int? share, int? all, decimal? value, int? number) =>
                        [sheet.Scope.From, sheet.Scope.To, Values.Word(sheet.Scope.Axis), group.Group.Length > 0 ? group.Group : null, indicator.Indicator, measure, of, count, share, all, value, number];
                    foreach (var measure in indicator.Measures)
                        foreach (var of in measure.Classes) yield return Row(measure.Key, of.Class, of.Count, of.Share, measure.Whole, null, null);
                    foreach (var middle in indicator.Middles) yield return Row(middle.Key, null, null, null, null, middle.Value, middle.Of);
                }
        await Task.CompletedTask;
    }
}

/// <summary>All indicators.</summary>
internal sealed class IndicatorsSource(IServiceScopeFactory scopes) : FiguresSource(scopes)
{
    public override DataSet Set { get; } = Of("indicators", "Indicators", $"The forty-five indicators, by organisation, model and phase. {Columns}");

    protected override IReadOnlyList<Axis> Axes => [Axis.None, Axis.Organisation, Axis.Model, Axis.Phase];

    protected override IEnumerable<IndicatorDefinition> Told => Indicators.All;
}

/// <summary>Those of them that tell who took part and how far they came.</summary>
internal sealed class ParticipationSource(IServiceScopeFactory scopes) : FiguresSource(scopes)
{
    private static readonly string[] Keys = ["applications", "supply", "prepared", "sessions", "completions", "earlyEndings", "rematches", "acrossOrganisations"];

    public override DataSet Set { get; } = Of("participation", "Participation", $"Applications, preparation, relationships and how they ended, by organisation. {Columns}");

    protected override IReadOnlyList<Axis> Axes => [Axis.None, Axis.Organisation];

    protected override IEnumerable<IndicatorDefinition> Told => Indicators.All.Where(x => Keys.Contains(x.Key));
}
