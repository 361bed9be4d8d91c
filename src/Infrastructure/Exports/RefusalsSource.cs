using System.Runtime.CompilerServices;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Exports;

/// <summary>How often each rule refused something. A month's figure is the same whatever period it is told in, and there are no totals to hold against it.</summary>
internal sealed class RefusalsSource(MentoringContext db) : IDataSetSource
{
    public DataSet Set { get; } = new()
    {
        Key = "refusals",
        Title = "Refusals",
        Description = "One row a month and rule that refused something in the programme. Counts are rounded; small ones are missing. Nothing says what was refused, or to whom.",
        Scope = Scopes.PilotDataExport,
        Appointments = DataSet.Overseers,
        PrimaryKey = ["month", "rule"],
        IsSettled = true,
        Fields =
        [
            new("month", FieldType.Yearmonth, "The month.") { Required = true },
            new("rule", FieldType.String, "Id of the rule.") { Required = true },
            new("sentence", FieldType.String, "What the rule says."),
            new("count", FieldType.Integer, "How often it refused something, to the nearest 5; missing for 1 to 7.") { Unit = "refusals", Least = 10 },
        ],
    };

    public async Task<Extract> Read(ExtractOf asked, CancellationToken ct)
    {
        var leastGroup = (await db.Set<Programme>().AsNoTracking().SingleAsync(x => x.Id == asked.Programme, ct)).LeastGroup;
        var minimum = DisclosurePolicy.Minimum(leastGroup);
        var enough = await db.Set<Relationship>().CountAsync(x => x.ProgrammeId == asked.Programme, ct) >= minimum;
        return new(Rows(asked, enough, ct), () => new()
        {
            Policy = $"{DisclosurePolicy.Name} {DisclosurePolicy.Version}",
            Notes = [$"Nothing is told of a programme with fewer than {minimum} relationships.", "A refusal counts for its month and its rule alone, also where several rules refused the same."],
        });
    }

    private async IAsyncEnumerable<object?[]> Rows(ExtractOf asked, bool enough, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!enough) yield break;
        var (programme, from, to) = (asked.Programme.Value, asked.Months.From, asked.Months.To);
        var counts = db.Set<RefusalCount>().AsNoTracking().Where(x => x.ProgrammeId == programme && x.Month >= from && x.Month <= to).OrderBy(x => x.Month).ThenBy(x => x.Rule);
        await foreach (var x in counts.AsAsyncEnumerable().WithCancellation(ct))
            yield return [x.Month, x.Rule, RuleBook.Find(x.Rule)?.Sentence, x.Count > DisclosurePolicy.MostStarred ? DisclosurePolicy.Nearest(x.Count) : null];
    }
}
