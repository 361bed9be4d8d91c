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

/// <summary>What the graph has as a field with arguments, and REST ready-made.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RestOnlyAttribute : Attribute;

/// <summary>The list that a page is of: the cursor at a row, the rows' own places, and how many rows the caller may see.</summary>
internal sealed record Listing(PageQuery Page, IReadOnlyList<Guid> Keys, Func<CancellationToken, Task<int>> Count);

/// <summary>A page, whatever it is of.</summary>
internal interface IPage
{
    System.Collections.IEnumerable Rows { get; }

    string? Next { get; }

    Listing? Of { get; }
}

/// <summary>A page of a list.</summary>
public sealed record Page<T> : IPage
{
    /// <summary>The rows, oldest first.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Cursor of the next page; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>What else can be asked of the list.</summary>
    internal Listing? Of { get; init; }

    System.Collections.IEnumerable IPage.Rows => Items;

    Listing? IPage.Of => Of;
}
