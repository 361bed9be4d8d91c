using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.People;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    /// <summary>A record was made.</summary>
    Created,

    /// <summary>A record was changed.</summary>
    Changed,

    /// <summary>The record said this already.</summary>
    Unchanged,

    /// <summary>The row was refused; no part of it was kept.</summary>
    Failed,
}

/// <summary>One row of a feed on its way through, with what became of it.</summary>
public sealed class FeedRow<TRow>
{
    private readonly Fault? unreadable;

    public FeedRow(int number, TRow value) => (Number, Value) = (number, value);

    /// <summary>A row that could not even be read.</summary>
    public FeedRow(int number, Fault unreadable) => (Number, this.unreadable, Fault) = (number, unreadable, unreadable);

    public int Number { get; }
    public TRow? Value { get; }
    public Fault? Fault { get; private set; }
    public RowOutcome Outcome { get; private set; }
    public Guid? Id { get; private set; }
    public ManagerStanding? Standing { get; set; }

    public void Fail(Fault fault) => (Fault, Outcome) = (fault, RowOutcome.Failed);

    public void Done(RowOutcome outcome, Guid id) => (Outcome, Id) = (outcome, id);

    public void Reset() => (Fault, Outcome, Id, Standing) = (unreadable, unreadable is null ? default : RowOutcome.Failed, null, null);

    public void Weigh(Warnings warnings)
    {
        if (Standing is not { } standing) return;
        warnings.Weigh(PeopleRules.LineUnknown, standing);
        warnings.Weigh(PeopleRules.LineNotSaid, standing);
        warnings.Weigh(PeopleRules.LineCircular, standing);
    }
}

/// <summary>What became of one row of a feed.</summary>
public sealed record RowResult
{
    /// <summary>Place of the row in the feed, from 0.</summary>
    public required int Row { get; init; }

    /// <summary>External id of the organisation that the row names.</summary>
    public string? Organisation { get; init; }

    /// <summary>External id that the row names.</summary>
    public string? ExternalId { get; init; }

    /// <summary>What became of it.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>Id of the record.</summary>
    public Guid? Id { get; init; }

    /// <summary>The rule that refused the row.</summary>
    public string? Rule { get; init; }

    /// <summary>Why the row was refused, in a sentence.</summary>
    public string? Detail { get; init; }

    /// <summary>What is wrong with its values.</summary>
    public IReadOnlyList<Finding>? Errors { get; init; }

    /// <summary>What went through and should be looked at.</summary>
    public IReadOnlyList<Warning>? Warnings { get; init; }
}

/// <summary>The account of one feed, row by row. The client that sent it can read it again.</summary>
public sealed class FeedRun : Entity<FeedRun>, IVisible<FeedRun>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private FeedRun() { }

    public string? Client { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>False for a dry run, and for an atomic feed with a failed row.</summary>
    public bool Applied { get; private set; }

    public string ResultsJson { get; private set; } = "[]";

    public IReadOnlyList<RowResult> Results() => JsonSerializer.Deserialize<List<RowResult>>(ResultsJson, Json)!;

    /// <summary>How a name stands in the account.</summary>
    public static string Written(string externalId) => JsonSerializer.Serialize(externalId, Json);

    /// <summary>Leaves of a person's rows what became of them, and not whose they were.</summary>
    public void Forget(Guid person, string externalId) => ResultsJson = JsonSerializer.Serialize(
        Results().Select(row => row.Id == person || row.ExternalId == externalId ? new RowResult { Row = row.Row, Outcome = row.Outcome, Rule = row.Rule } : row), Json);

    public static FeedRun Of<TRow>(string? client, IReadOnlyList<FeedRow<TRow>> rows, bool applied, DateTimeOffset at) => new()
    {
        Client = client,
        At = at,
        Applied = applied,
        ResultsJson = JsonSerializer.Serialize(rows.Select(Result), Json),
    };

    private static RowResult Result<TRow>(FeedRow<TRow> row)
    {
        var warnings = new Warnings();
        row.Weigh(warnings);
        var (organisation, externalId) = row.Value switch
        {
            PersonRow person => (person.Organisation, person.ExternalId),
            TeamRow team => (team.Organisation, team.ExternalId),
            OrganisationRow of => (null, of.ExternalId),
            _ => (null, (string?)null),
        };
        return new()
        {
            Row = row.Number,
            Organisation = organisation,
            ExternalId = externalId,
            Outcome = row.Outcome,
            Id = row.Id,
            Rule = (row.Fault as Refusal)?.Rule.Id,
            Detail = row.Fault is Invalid or null ? null : (row.Fault as Refusal)?.Broken[0].Detail ?? row.Fault.Message,
            Errors = row.Fault switch
            {
                Invalid invalid => invalid.Findings,
                Malformed { Pointer: { } pointer } malformed => [new(pointer, malformed.Message)],
                _ => null,
            },
            Warnings = warnings.List.Count > 0 ? warnings.List : null,
        };
    }

    /// <summary>The client by a token of its own: that of a person who signs in through it names it too.</summary>
    public static Expression<Func<FeedRun, bool>> VisibleTo(Viewer v) => x => v.IsSystem || (x.Client != null && x.Client == v.Caller.ApplicationClient);
}

/// <summary>What the adapter needs to know of a feed beside the id: whether a PUT made the record, and the account of a dry run.</summary>
public sealed class FeedOutcome
{
    public bool Created { get; set; }
    public FeedRun? Run { get; set; }
}
