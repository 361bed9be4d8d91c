using FsCheck.Xunit;
using Mentoring.Domain.People;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.People;

/// <summary>Reported managers are resolved, whatever HR sends.</summary>
public sealed class ReportingLinesTests
{
    /// <summary>Each number names the manager of the person at its place: one of the others, themselves, or somebody who is not there.</summary>
    [Property(MaxTest = 300)]
    [Proves("reporting-line-cycle")]
    [Proves("reporting-line-unknown")]
    public void Every_line_ends_at_the_top_or_is_not_used(byte[] managers)
    {
        var edges = Edges(managers);
        var resolved = Apply(edges, ReportingLines.Resolve(edges));
        foreach (var edge in resolved)
        {
            var expected = Walk(edge, resolved);
            Assert.Equal(expected, edge.Standing);
            Assert.Equal(expected == ManagerStanding.Known, edge.Manager is not null);
        }
    }

    [Property]
    public void To_resolve_again_changes_nothing(byte[] managers)
    {
        var edges = Edges(managers);
        Assert.Empty(ReportingLines.Resolve(Apply(edges, ReportingLines.Resolve(edges))));
    }

    [Property]
    public void The_order_of_arrival_does_not_matter(byte[] managers)
    {
        var edges = Edges(managers);
        Assert.Equal(ReportingLines.Resolve(edges).ToHashSet(), ReportingLines.Resolve([.. edges.AsEnumerable().Reverse()]).ToHashSet());
    }

    private static List<LineEdge> Edges(byte[] managers)
    {
        var people = managers.Select(_ => Id<Person>.New()).ToArray();
        return [.. managers.Select((manager, i) => new LineEdge(people[i], $"p{i}", manager % 7 == 0 ? null : $"p{manager % (managers.Length + 2)}",
            manager % 7 == 0 ? ManagerStanding.None : ManagerStanding.Unresolved, null))];
    }

    private static List<LineEdge> Apply(List<LineEdge> edges, List<LineEdge> changed)
    {
        var byPerson = changed.ToDictionary(edge => edge.Person);
        return edges.ConvertAll(edge => byPerson.GetValueOrDefault(edge.Person, edge));
    }

    /// <summary>The slow and obvious way: who meets themselves within as many steps as there are people is in a circle.</summary>
    private static ManagerStanding Walk(LineEdge start, List<LineEdge> edges)
    {
        if (start.ReportedManager is null) return ManagerStanding.None;
        var byId = edges.ToDictionary(edge => edge.ExternalId, StringComparer.Ordinal);
        if (!byId.ContainsKey(start.ReportedManager)) return ManagerStanding.Unresolved;
        var at = start;
        for (var step = 0; step < edges.Count; step++)
        {
            if (at.ReportedManager is null || !byId.TryGetValue(at.ReportedManager, out var above)) return ManagerStanding.Known;
            if (above == start) return ManagerStanding.InCycle;
            at = above;
        }
        return ManagerStanding.Known;
    }
}
