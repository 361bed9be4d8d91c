using System.Runtime.CompilerServices;
using System.Text.Json;
using Mentoring.Api.Identity;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Evaluation;

/// <summary>Figures as rows: the same that are answered to whoever asks, as a whole and by each axis. An export reads and writes nothing, so what has not been told before is settled in a scope of its own.</summary>
internal sealed class IndicatorsSource(IServiceScopeFactory scopes) : IDataSetSource
{
    public DataSet Set { get; } = new()
    {
        Key = "indicators",
        Title = "Indicators",
        Description = "One row a class, or an average, of an indicator: of the whole programme and of each organisation, model and phase that is large enough. Counts are rounded; what is starred is 0 to 7, and what is withheld would give somebody away or is not recorded.",
        Scope = Scopes.PilotDataExport,
        Appointments = [AppointmentRole.Coordinator, AppointmentRole.SteeringGroup, AppointmentRole.Sponsor, AppointmentRole.Evaluator],
        PrimaryKey = ["by", "group", "indicator", "measure", "class"],
        Fields =
        [
            new("by", FieldType.String, "What the row's group is a part by.") { Required = true, OneOf = [.. Enum.GetNames<Axis>().Select(JsonNamingPolicy.CamelCase.ConvertName)] },
            new("group", FieldType.String, "Id of an organisation, a model or a phase; all, for the whole programme.") { Required = true },
            new("indicator", FieldType.String, "I1 to I45.") { Required = true, OneOf = [.. Indicators.All.Select(x => x.Id)] },
            new("measure", FieldType.String, "Key of what is counted or averaged.") { Required = true },
            new("class", FieldType.String, "The class; median, mean or total of an average.") { Required = true },
            new("told", FieldType.String, "Whether there is a figure.") { Required = true, OneOf = ["told", "starred", "withheld"] },
            new("count", FieldType.Integer, "How many, rounded.") { Least = 0 },
            new("whole", FieldType.Integer, "How many in all classes, rounded; missing where it would give a class away.") { Least = 0 },
            new("value", FieldType.Number, "The average, coarse."),
            new("of", FieldType.Integer, "Of how many it is, rounded.") { Least = 0 },
        ],
    };

    public async Task<Extract> Read(ExtractOf asked, CancellationToken ct)
    {
        var sheets = new List<PublishedSheet>();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = Viewer.System();
        var (publishing, facts) = (scope.ServiceProvider.GetRequiredService<Publishing>(), scope.ServiceProvider.GetRequiredService<IIndicatorFacts>());
        var programme = await scope.ServiceProvider.GetRequiredService<IStore>().Get(asked.Programme, ct);
        foreach (var axis in Enum.GetValues<Axis>())
        {
            var of = new Scope(asked.Programme, asked.Months.From, asked.Months.To, axis);
            sheets.Add(await publishing.Of(of, programme.Settings[SettingCatalogue.EvaluationMinGroupSize], token => facts.Tally(programme, of, asked.At, token), ct));
        }
        var rows = sheets.SelectMany(sheet => Groups(sheet).SelectMany(group => group.Indicators.Where(x => asked.By.Person is not null || Indicators.Find(x.Indicator) is not { Budget: true }).SelectMany(x => Rows(sheet.Scope.Axis, group.Group, x)))).ToList();
        return new(Told(rows, ct), () => Foreword(sheets)) { Expected = rows.Count };
    }

    private static IEnumerable<PublishedGroup> Groups(PublishedSheet sheet) => sheet.Scope.Axis != Axis.None ? sheet.Groups : sheet.Whole is { } whole ? [whole] : [];

    private static IEnumerable<object?[]> Rows(Axis by, string group, PublishedIndicator x)
    {
        var (axis, part) = (JsonNamingPolicy.CamelCase.ConvertName(by.ToString()), group.Length == 0 ? "all" : group);
        foreach (var measure in x.Measures)
            foreach (var one in measure.Classes)
                yield return [axis, part, x.Indicator, measure.Key, one.Class, measure.IsWithheld ? "withheld" : one.Count is null ? "starred" : "told", one.Count, measure.Whole, null, null];
        foreach (var middle in x.Middles)
            yield return [axis, part, x.Indicator, middle.Key, AverageOf(x.Indicator, middle.Key), middle.Value is null ? "withheld" : "told", null, null, middle.Value, middle.Of];
    }

    private static string AverageOf(string indicator, string key) => JsonNamingPolicy.CamelCase.ConvertName(Indicators.Find(indicator)!.Middles.Single(x => x.Key == key).Average.ToString());

    private static Foreword Foreword(List<PublishedSheet> sheets) => new()
    {
        Policy = $"{sheets[0].Policy.Name} {sheets[0].Policy.Version}",
        Notes = [$"Nothing is told of fewer than {sheets[0].Policy.Minimum}.", .. sheets.Select(sheet => $"Counted by {JsonNamingPolicy.CamelCase.ConvertName(sheet.Scope.Axis.ToString())} at {sheet.AsOf:yyyy-MM-dd'T'HH:mm:ss'Z'}.")],
        Definitions = [.. Indicators.All.Select(x => new Definition(x.Id, x.Title, $"{x.Sentence} {x.Numerator}, of: {x.Denominator}."))],
    };

    private static async IAsyncEnumerable<object?[]> Told(List<object?[]> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            yield return row;
        }
        await Task.CompletedTask;
    }
}
