using System.Text.Json.Serialization;
using Mentoring.Domain;

namespace Mentoring.Api.Errors;

/// <summary>What went wrong, as RFC 9457 has it. Clients switch on <c>type</c>.</summary>
public sealed record Problem
{
    /// <summary><c>/rules/{id}</c> where a rule refused, else <c>/problems/{kind}</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in a few words, the same for every problem of a type.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What to do about it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The request: <c>urn:uuid:</c> and the header X-Request-Id.</summary>
    public required string Instance { get; init; }

    /// <summary>W3C trace id, for the operator's logs.</summary>
    public required string TraceId { get; init; }

    /// <summary>The rule that refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }

    /// <summary>Every rule that refused, when there are several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RefusedBy>? Refusals { get; init; }

    /// <summary>Every wrong value.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Finding>? Errors { get; init; }
}

/// <summary>A rule that refused, with its sentence.</summary>
public sealed record RefusedBy
{
    /// <summary>Id of the rule; <c>/rules/{id}</c> tells more.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule says.</summary>
    public required string Sentence { get; init; }

    /// <summary>What it means here.</summary>
    public string? Detail { get; init; }
}
