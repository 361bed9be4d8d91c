using Mentoring.Domain;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Programmes;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>Figures as a large programme may have them: every indicator, many organisations, a hundred relationships in each, and classes of all sizes.</summary>
internal static class LargeProgramme
{
    public static TallySheet Count(int organisations, int relationships)
    {
        var (scope, lot) = (new Scope(Id<Programme>.New(), SmallProgramme.Begins, SmallProgramme.LastDayOf(7), Axis.Organisation), new Random(1));
        var tally = new Tallying(scope);
        var measures = Indicators.All.SelectMany(x => x.Measures, (x, measure) => (x.Id, x.Counts, Measure: measure, Of: lot.Next(4), Skew: lot.Next(1, 5))).ToList();
        for (var i = 0; i < relationships; i++)
        {
            var group = new Belonging(organisation: $"organisation{lot.Next(organisations):00}");
            tally.Cohort(group, 1);
            foreach (var (id, _, measure, of, skew) in measures)
                for (var n = of switch { 0 => 1, 1 => lot.Next(2), 2 => lot.Next(10) / 9, _ => lot.Next(4) }; n > 0; n--)
                    tally.Count(group, id, measure.Key, Any(measure.ClassesIn(scope), lot, skew), 1);
        }
        return tally.Sheet(scope.Axis);
    }

    private static string Any(IReadOnlyList<string> classes, Random lot, int skew)
    {
        var place = classes.Count;
        for (var i = 0; i < skew; i++) place = lot.Next(place) + 1;
        return classes[place - 1];
    }
}
