using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;

namespace Mentoring.Api.People;

/// <summary>An organisation.</summary>
public sealed record OrganisationView : View
{
    /// <summary>Id.</summary>
    public required Id<Organisation> Id { get; init; }

    /// <summary>HR's own id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>External id of the person who signs for people whose manager is null.</summary>
    public string? Approver { get; init; }
}

/// <summary>A team of an organisation.</summary>
public sealed record TeamView : View
{
    /// <summary>Id.</summary>
    public required Id<Team> Id { get; init; }

    /// <summary>HR's own id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }
}

/// <summary>A person as HR knows them. Manager and sign-in show only to whom they belong: HR's client, and the person for the manager.</summary>
public sealed record PersonView : View
{
    /// <summary>Id.</summary>
    public required Id<Person> Id { get; init; }

    /// <summary>HR's own id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>External id of the organisation.</summary>
    public string? Organisation { get; init; }

    /// <summary>Given name.</summary>
    public required string GivenName { get; init; }

    /// <summary>Family name.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Work e-mail.</summary>
    public string? Email { get; init; }

    /// <summary>How the person is tied to the organisation.</summary>
    public required Engagement Engagement { get; init; }

    /// <summary>Job title.</summary>
    public string? JobTitle { get; init; }

    /// <summary>External id of the team.</summary>
    public string? Team { get; init; }

    /// <summary>False for a leaver.</summary>
    public required bool Active { get; init; }

    /// <summary>The day a leaver left.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>The reporting line.</summary>
    public LineView? Line { get; init; }

    /// <summary>How the person signs in.</summary>
    public IdentityView? Identity { get; init; }

    internal Id<Organisation> Employer { get; init; }
}

/// <summary>A person's reporting line.</summary>
public sealed record LineView
{
    /// <summary>External id of the manager, as HR reported it.</summary>
    public string? Manager { get; init; }

    /// <summary>What is known of the manager: only a known one is used.</summary>
    public required ManagerStanding Standing { get; init; }
}

/// <summary>An issuer's name for a person.</summary>
public sealed record IdentityView
{
    /// <summary>The token's issuer.</summary>
    public required string Issuer { get; init; }

    /// <summary>The token's subject.</summary>
    public required string Subject { get; init; }
}

/// <summary>The account of a feed.</summary>
public sealed record FeedView : View
{
    /// <summary>Id; the client that sent the feed can read the account again.</summary>
    public required Id<FeedRun> Id { get; init; }

    /// <summary>Number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that made a record.</summary>
    public required int Created { get; init; }

    /// <summary>Rows that changed a record.</summary>
    public required int Changed { get; init; }

    /// <summary>Rows that said what was known.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows that were refused.</summary>
    public required int Failed { get; init; }

    /// <summary>False for a dry run, and for an atomic feed with a failed row: nothing was kept.</summary>
    public required bool Applied { get; init; }

    /// <summary>What became of each row.</summary>
    public required IReadOnlyList<RowResult> Results { get; init; }

    internal static FeedView Of(FeedRun run)
    {
        var results = run.Results();
        int Count(RowOutcome outcome) => results.Count(result => result.Outcome == outcome);
        return new()
        {
            Version = Math.Max(1, run.Version),
            Id = run.Id,
            Rows = results.Count,
            Created = Count(RowOutcome.Created),
            Changed = Count(RowOutcome.Changed),
            Unchanged = Count(RowOutcome.Unchanged),
            Failed = Count(RowOutcome.Failed),
            Applied = run.Applied,
            Results = results,
        };
    }
}
