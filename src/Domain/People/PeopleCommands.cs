using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.People;

/// <summary>What HR's feed says of one organisation.</summary>
public sealed record OrganisationInput
{
    /// <summary>Name of the organisation, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>External id of the person who signs for people whose manager is null; they may arrive later.</summary>
    public string? Approver { get; init; }
}

/// <summary>What HR's feed says of one team.</summary>
public sealed record TeamInput
{
    /// <summary>Name of the team, 1 to 200 characters.</summary>
    public required string Name { get; init; }
}

/// <summary>What HR's feed says of one person. It replaces what was said before.</summary>
public record PersonInput
{
    /// <summary>Given name, 1 to 200 characters.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name, 1 to 200 characters.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Work e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>How the person is tied to the organisation.</summary>
    public required Engagement Engagement { get; init; }

    /// <summary>Job title, at most 200 characters.</summary>
    public string? JobTitle { get; init; }

    /// <summary>External id of the person's team, which must have arrived before.</summary>
    public string? Team { get; init; }

    /// <summary>External id of the line manager in the same organisation. Null says that there is none; leaving it out says that it is not known.</summary>
    public Optional<string> Manager { get; init; }

    /// <summary>How the person signs in.</summary>
    public IdentityInput? Identity { get; init; }

    /// <summary>False for a leaver, whose tokens are refused from then on. Default true.</summary>
    public bool? Active { get; init; }

    /// <summary>The day a leaver left.</summary>
    public DateOnly? LeftOn { get; init; }
}

/// <summary>An issuer's name for a person.</summary>
public sealed record IdentityInput
{
    /// <summary>The <c>iss</c> of their tokens.</summary>
    public required string Issuer { get; init; }

    /// <summary>The <c>sub</c> of their tokens.</summary>
    public required string Subject { get; init; }
}

/// <summary>A row of the organisations feed.</summary>
public sealed record OrganisationRow
{
    /// <summary>HR's own id of the organisation.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Name of the organisation, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>External id of the person who signs for people whose manager is null.</summary>
    public string? Approver { get; init; }
}

/// <summary>A row of the teams feed.</summary>
public sealed record TeamRow
{
    /// <summary>External id of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>HR's own id of the team.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Name of the team, 1 to 200 characters.</summary>
    public required string Name { get; init; }
}

/// <summary>A row of the people feed.</summary>
public sealed record PersonRow : PersonInput
{
    /// <summary>External id of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>HR's own id of the person.</summary>
    public required string ExternalId { get; init; }

    internal static PersonRow Of(string organisation, string externalId, PersonInput input) => new()
    {
        Organisation = organisation,
        ExternalId = externalId,
        GivenName = input.GivenName,
        FamilyName = input.FamilyName,
        Email = input.Email,
        Engagement = input.Engagement,
        JobTitle = input.JobTitle,
        Team = input.Team,
        Manager = input.Manager,
        Identity = input.Identity,
        Active = input.Active,
        LeftOn = input.LeftOn,
    };
}

/// <summary>Facts of people that a rule may need and the actor may not see.</summary>
public interface IPeopleFacts
{
    /// <summary>Every reporting line of the organisation.</summary>
    Task<List<LineEdge>> Edges(Id<Organisation> organisation, CancellationToken ct);

    /// <summary>Those of the identities that already belong to somebody.</summary>
    Task<Dictionary<(string Issuer, string Subject), Id<Person>>> Owners(IReadOnlyCollection<IdentityInput> identities, CancellationToken ct);
}

/// <summary>HR's truth comes in: one record at a time or as a feed, by the same path.</summary>
public sealed class PeopleCommands(
    IStore store, Viewer viewer, WriteTerms terms, Warnings warnings, FeedOutcome outcome, TimeProvider clock,
    OrganisationsFeed organisations, TeamsFeed teams, PeopleFeed people, Continuity continuity)
{
    public Task<Id<Organisation>> PutOrganisation(string externalId, OrganisationInput input, CancellationToken ct) =>
        One<OrganisationRow, Organisation>(
            new() { ExternalId = externalId, Name = input.Name, Approver = input.Approver }, organisations.Take, ct);

    public Task<Id<Team>> PutTeam(string organisation, string externalId, TeamInput input, CancellationToken ct) =>
        One<TeamRow, Team>(new() { Organisation = organisation, ExternalId = externalId, Name = input.Name }, teams.Take, ct);

    public Task<Id<Person>> PutPerson(string organisation, string externalId, PersonInput input, CancellationToken ct) =>
        One<PersonRow, Person>(PersonRow.Of(organisation, externalId, input), people.Take, ct);

    public Task<Id<FeedRun>> BulkOrganisations(IReadOnlyList<FeedRow<OrganisationRow>> rows, bool atomic, CancellationToken ct) =>
        Bulk(rows, organisations.Take, atomic, ct);

    public Task<Id<FeedRun>> BulkTeams(IReadOnlyList<FeedRow<TeamRow>> rows, bool atomic, CancellationToken ct) =>
        Bulk(rows, teams.Take, atomic, ct);

    public Task<Id<FeedRun>> BulkPeople(IReadOnlyList<FeedRow<PersonRow>> rows, bool atomic, CancellationToken ct) =>
        Bulk(rows, people.Take, atomic, ct);

    private Task<Id<T>> One<TRow, T>(TRow value, Func<IReadOnlyList<FeedRow<TRow>>, CancellationToken, Task> take, CancellationToken ct) =>
        store.Write(async () =>
        {
            viewer.RequireScope(Scopes.PeopleSync);
            var row = new FeedRow<TRow>(0, value);
            await take([row], ct);
            if (row.Fault is { } fault) throw fault;
            row.Weigh(warnings);
            await Follow([row], ct);
            outcome.Created = row.Outcome == RowOutcome.Created;
            return new Id<T>(row.Id!.Value);
        }, ct);

    private Task<Id<FeedRun>> Bulk<TRow>(
        IReadOnlyList<FeedRow<TRow>> rows, Func<IReadOnlyList<FeedRow<TRow>>, CancellationToken, Task> take, bool atomic, CancellationToken ct) =>
        store.Write(async () =>
        {
            viewer.RequireScope(Scopes.PeopleSync);
            foreach (var row in rows) row.Reset();
            await take([.. rows.Where(row => row.Fault is null)], ct);
            if (atomic && rows.Any(row => row.Fault is not null)) terms.DryRun = true;
            if (!terms.DryRun) await Follow(rows, ct);
            var run = FeedRun.Of(viewer.Client, rows, applied: !terms.DryRun, clock.GetUtcNow());
            store.Add(run);
            outcome.Run = run;
            return run.Id;
        }, ct);

    /// <summary>A change of people reaches those who work together, once for all rows of it.</summary>
    private async Task Follow<TRow>(IReadOnlyList<FeedRow<TRow>> rows, CancellationToken ct)
    {
        if (typeof(TRow) == typeof(PersonRow) && rows.Any(row => row.Outcome is RowOutcome.Created or RowOutcome.Changed)) await continuity.LookAgain(ct);
    }
}
