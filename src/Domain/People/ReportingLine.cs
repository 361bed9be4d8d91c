using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Domain.People;

/// <summary>What is known of a person's line manager (G10).</summary>
public enum ManagerStanding
{
    /// <summary>HR has not said: sign-off waits, matching refuses.</summary>
    Unknown,

    /// <summary>HR says there is none: the organisation's approver signs.</summary>
    None,

    /// <summary>HR named somebody who has not arrived yet: kept, and resolved when they do.</summary>
    Unresolved,

    /// <summary>Part of a circle of managers: kept as reported, not used.</summary>
    InCycle,

    /// <summary>Known and used.</summary>
    Known,
}

/// <summary>Who HR says a person reports to. A row of its own, because a partner may know the person and not the manager.</summary>
public sealed class ReportingLine : Entity<ReportingLine>, IVisible<ReportingLine>, IOfOrganisation
{
    private ReportingLine() { }

    public ReportingLine(Person person) => (PersonId, OrganisationId) = (person.Id, person.OrganisationId);

    public Id<Person> PersonId { get; private set; }
    public Id<Organisation> OrganisationId { get; private set; }

    /// <summary>The manager's external id as HR reported it, whether or not it is used.</summary>
    public string? ReportedManager { get; private set; }

    public ManagerStanding Standing { get; private set; }

    /// <summary>The manager in use; null unless <see cref="ManagerStanding.Known"/>.</summary>
    public Id<Person>? ManagerId { get; private set; }

    /// <summary>Absent means unknown, null means there is none, anything else is a name to resolve.</summary>
    public void Report(Optional<string> manager)
    {
        var standing = !manager.IsGiven ? ManagerStanding.Unknown : manager.Value is null ? ManagerStanding.None : ManagerStanding.Unresolved;
        if (standing == ManagerStanding.Unresolved && ReportedManager == manager.Value) return;
        (ReportedManager, Standing, ManagerId) = (manager.Value, standing, null);
    }

    public void Resolve(ManagerStanding standing, Id<Person>? manager) => (Standing, ManagerId) = (standing, manager);

    public static Expression<Func<ReportingLine, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.OrganisationsFed.Contains(x.OrganisationId) || x.PersonId == v.Self;
}

/// <summary>One person's edge in the organisation's reporting lines.</summary>
public sealed record LineEdge(Id<Person> Person, string ExternalId, string? ReportedManager, ManagerStanding Standing, Id<Person>? Manager);

/// <summary>Resolves the reported managers of one organisation and finds the circles among them.</summary>
public static class ReportingLines
{
    /// <summary>The edges whose standing or manager differs from what they say now.</summary>
    public static List<LineEdge> Resolve(IReadOnlyCollection<LineEdge> edges)
    {
        var byExternalId = edges.ToDictionary(edge => edge.ExternalId, StringComparer.Ordinal);
        var manager = edges.Where(edge => edge.ReportedManager is not null && byExternalId.ContainsKey(edge.ReportedManager))
            .ToDictionary(edge => edge.Person, edge => byExternalId[edge.ReportedManager!].Person);
        var circular = Circular(manager);
        return [.. edges.Select(edge => (Was: edge, Is: Resolved(edge, manager, circular))).Where(edge => edge.Is != edge.Was).Select(edge => edge.Is)];
    }

    private static LineEdge Resolved(LineEdge edge, Dictionary<Id<Person>, Id<Person>> manager, HashSet<Id<Person>> circular) =>
        edge.ReportedManager is null ? edge
        : circular.Contains(edge.Person) ? edge with { Standing = ManagerStanding.InCycle, Manager = null }
        : manager.TryGetValue(edge.Person, out var found) ? edge with { Standing = ManagerStanding.Known, Manager = found }
        : edge with { Standing = ManagerStanding.Unresolved, Manager = null };

    /// <summary>Everybody who comes back to themselves on the way up. Each person is walked once.</summary>
    private static HashSet<Id<Person>> Circular(Dictionary<Id<Person>, Id<Person>> manager)
    {
        var circular = new HashSet<Id<Person>>();
        var walkOf = new Dictionary<Id<Person>, Id<Person>>();
        foreach (var start in manager.Keys)
        {
            var at = start;
            while (walkOf.TryAdd(at, start) && manager.TryGetValue(at, out var above)) at = above;
            if (walkOf[at] != start || !manager.ContainsKey(at) || circular.Contains(at)) continue;
            for (var step = at; circular.Add(step); step = manager[step]) { }
        }
        return circular;
    }
}
