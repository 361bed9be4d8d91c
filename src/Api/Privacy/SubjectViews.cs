using System.Text.Json;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;

namespace Mentoring.Api.Privacy;

/// <summary>A person's request about their own data.</summary>
public sealed record SubjectRequestView : View
{
    /// <summary>Id.</summary>
    public required Id<SubjectRequest> Id { get; init; }

    /// <summary>Who asks.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>What for.</summary>
    public required SubjectRequestKind Kind { get; init; }

    /// <summary>Where it stands.</summary>
    public required SubjectRequestStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>The decision's legal ground.</summary>
    public string? Ground { get; init; }

    /// <summary>Who decided.</summary>
    public Id<Person>? DecidedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When it was carried out.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Of a rectification: the fact, before and after.</summary>
    public RectificationView? Rectification { get; init; }
}

/// <summary>A fact that is put right.</summary>
public sealed record RectificationView
{
    /// <summary>Which.</summary>
    public required PersonalFact Fact { get; init; }

    /// <summary>What it was.</summary>
    public string? Before { get; init; }

    /// <summary>What it is to be.</summary>
    public required string After { get; init; }

    /// <summary>When it was put right.</summary>
    public DateTimeOffset? AppliedAt { get; init; }
}

/// <summary>All that is stored of a person, table by table.</summary>
public sealed record SubjectExport
{
    /// <summary>The person.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every table, also those without a row of theirs.</summary>
    public required IReadOnlyList<ExportedTable> Tables { get; init; }
}

/// <summary>One table, with what it is for.</summary>
public sealed record ExportedTable
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What the records are for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Who receives them.</summary>
    public required string Receivers { get; init; }

    /// <summary>How long they stay.</summary>
    public required string Retention { get; init; }

    /// <summary>Why no rows of it are told.</summary>
    public string? LeftOut { get; init; }

    /// <summary>The person's rows, without what others wrote.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Rows { get; init; }
}
