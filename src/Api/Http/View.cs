using System.Text.Json.Serialization;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Http;

/// <summary>A record as the caller may see it.</summary>
public abstract record View
{
    /// <summary>Version of the record, the first part of its ETag.</summary>
    public required int Version { get; init; }

    /// <summary>In the answer to a write: soft rules that the change goes against.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Warning>? Warnings { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record Page<T>
{
    /// <summary>The rows, oldest first.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Cursor of the next page; null on the last.</summary>
    public string? Next { get; init; }
}
