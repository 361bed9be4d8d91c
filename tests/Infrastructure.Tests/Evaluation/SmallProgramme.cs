using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>A made-up programme of a few dozen relationships, counted as the indicators count: of the same records by several measures, of one day each or for a stretch of time.</summary>
internal sealed class SmallProgramme
{
    public static readonly DateOnly Begins = new(2025, 1, 1);
    private const int Months = 12;

    private static readonly string[] Organisations = ["harbour", "meadow", "north", "south"];
    private static readonly string[] Models = ["oneToOne", "group"];

    private sealed record Relationship(string Organisation, string Model, int First, int Last, int Agreed, int Kind, bool Reviewed);

    private sealed record Meeting(Relationship Of, int Month, int Length);

    private readonly Id<Programme> id = Id<Programme>.New();
    private readonly List<Relationship> relationships = [];
    private readonly List<Meeting> meetings = [];

    public SmallProgramme(int seed) : this(new Random(seed), Organisations) { }

    private SmallProgramme(Random lot, string[] among, int? relate = null)
    {
        var (count, organisations, unlikely) = (relate ?? lot.Next(10, 70), relate is null ? lot.Next(1, among.Length + 1) : among.Length, lot.Next(2, 12));
        for (var i = 0; i < count; i++)
        {
            var first = lot.Next(Months);
            var one = new Relationship(among[lot.Next(organisations)], Models[lot.Next(4) / 3], first, Math.Min(Months - 1, first + lot.Next(1, 12)), lot.Next(unlikely) == 0 ? 1 : 0, lot.Next(lot.Next(1, 5)), lot.Next(3) > 0);
            relationships.Add(one);
            meetings.AddRange(Enumerable.Range(one.First, one.Last - one.First + 1).Where(_ => lot.Next(3) > 0).Select(month => new Meeting(one, month, lot.Next(lot.Next(1, 4)))));
        }
    }

    /// <summary>The same of many organisations.</summary>
    public static SmallProgramme Of(int organisations, int relationships) => new(new Random(1), [.. Enumerable.Range(0, organisations).Select(i => $"organisation{i:00}")], relationships);

    public static DateOnly LastDayOf(int month) => Begins.AddMonths(month + 1).AddDays(-1);

    public Scope Scope(int first, int last, Axis axis) => new(id, Begins.AddMonths(first), LastDayOf(last), axis);

    public TallySheet Count(Scope scope)
    {
        int Month(DateOnly day) => (day.Year - Begins.Year) * 12 + day.Month - 1;
        var (first, last) = (Month(scope.From), Month(scope.To));
        var open = relationships.FindAll(x => x.First <= last && x.Last >= first);
        var held = meetings.FindAll(x => x.Month >= first && x.Month <= last);
        string ValueOf(Relationship one) => scope.Axis == Axis.Organisation ? one.Organisation : one.Model;
        var groups = scope.Axis == Axis.None ? [] : relationships.Select(ValueOf).Distinct().Order(StringComparer.Ordinal)
            .Select(group => Count(group, open.FindAll(x => ValueOf(x) == group), held.FindAll(x => ValueOf(x.Of) == group), first, last)).ToList();
        return new(scope, Count("", open, held, first, last), groups);
    }

    private static GroupTally Count(string group, List<Relationship> open, List<Meeting> held, int first, int last) => new(group, open.Count,
    [
        new("agreed", [Of("inTime", ["yes", "no"], open, x => x.Agreed)], []),
        new("kind", [Of("kind", ["career", "skills", "confidence", "other"], open, x => x.Kind) with { IsSensitive = true }], [new("median", open.Count == 0 ? null : open[open.Count / 2].Last, open.Count)]),
        new("ended", [Of("ended", ["agreed", "early"], open.FindAll(x => x.Last < Months - 1 && x.Last >= first && x.Last <= last), x => x.Agreed)], []),
        new("reviewed", [Of("kind", ["career", "skills", "confidence", "other"], open.FindAll(x => x.Reviewed), x => x.Kind)], []),
        new("meetings", [Of("length", ["short", "usual", "long"], held, x => x.Length)], []),
    ]);

    private static Measure Of<T>(string key, string[] classes, List<T> records, Func<T, int> classOf) =>
        new(key, [.. classes.Select((name, i) => new Tally(name, records.Count(x => classOf(x) == i)))]);
}
