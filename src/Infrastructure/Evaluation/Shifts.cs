using Google.OrTools.Sat;
using Mentoring.Domain.Evaluation;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>
/// Worlds that lie beside a world: a few records change class, and as many change back elsewhere, so that every sum stays. Each is held against all that
/// was told. They are cheap, and leave little to the solver.
/// </summary>
internal sealed class Shifts
{
    private readonly Dictionary<(Place Place, int Time), long> cells;
    private readonly Dictionary<Place, List<(Count Count, long Value)>> counts;
    private readonly Dictionary<(Axis Axis, string Key), List<string>> groups;
    private readonly Dictionary<string, List<string>> classes;
    private readonly Dictionary<(Axis Axis, int Time), HashSet<int>> spans;

    /// <param name="spans">The times of the whole that a time of a group is made of.</param>
    public Shifts(List<Count> counts, Dictionary<(Place Place, int Time), IntVar> cells, Dictionary<(Axis Axis, int Time), HashSet<int>> spans, CpSolver world)
    {
        this.spans = spans;
        this.cells = cells.ToDictionary(x => x.Key, x => world.Value(x.Value));
        this.counts = counts.GroupBy(count => count.Place).ToDictionary(x => x.Key, x => x.Select(count => (count, world.Value(count.Variable))).ToList());
        groups = cells.Keys.Where(x => x.Place.Axis != Axis.None).GroupBy(x => (x.Place.Axis, x.Place.Key)).ToDictionary(x => x.Key, x => x.Select(y => y.Place.Group).Distinct().ToList());
        classes = cells.Keys.GroupBy(x => x.Place.Key).ToDictionary(x => x.Key, x => x.Select(y => y.Place.Class).Distinct().ToList());
    }

    public void Widen(List<Count> stars, int fewest)
    {
        foreach (var star in stars.Where(star => star.IsOpen(fewest)))
        {
            var value = counts[star.Place].First(x => x.Count == star).Value;
            for (var other = 0; other <= DisclosurePolicy.MostStarred && star.IsOpen(fewest); other++)
                if (!star.Seen.Contains(other) && CanBe(star, (int)(other - value))) star.Seen.Add(other);
        }
    }

    private bool CanBe(Count star, int more) => star.Times.Any(time => May(star.Place, time, more)
        && classes[star.Place.Key].Exists(other => other != star.Place.Class && Swap(star.Place, star.Place with { Class = other }, time, more)));

    /// <summary>From one class to the other in this group, and the other way in another of the axis; in the whole, in one group of every axis.</summary>
    private bool Swap(Place place, Place other, int time, int more)
    {
        if (!May(other, time, -more)) return false;
        if (place.Axis != Axis.None) return groups[(place.Axis, place.Key)].Exists(group => group != place.Group && MayBoth(place with { Group = group }, other with { Group = group }, time, -more));
        return spans.Where(x => x.Value.Contains(time)).All(x => !groups.TryGetValue((x.Key.Axis, place.Key), out var of)
            || !of.Exists(group => cells.ContainsKey((place with { Axis = x.Key.Axis, Group = group }, x.Key.Time)))
            || of.Exists(group => MayBoth(place with { Axis = x.Key.Axis, Group = group }, other with { Axis = x.Key.Axis, Group = group }, x.Key.Time, more)));
    }

    private bool MayBoth(Place place, Place other, int time, int more) => May(place, time, more) && May(other, time, -more);

    private bool May(Place place, int time, int more) => cells.TryGetValue((place, time), out var cell) && cell + more >= 0
        && (!counts.TryGetValue(place, out var told) || told.TrueForAll(x => !x.Count.Times.Contains(time) || (x.Value + more >= x.Count.Between.Low && x.Value + more <= x.Count.Between.High)));
}
