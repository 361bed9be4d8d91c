using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Exports;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Exports;

/// <summary>A data set that can be exported.</summary>
public sealed record DataSetView
{
    /// <summary>Its name in requests and files.</summary>
    public required string Key { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What a row is, and what is left out.</summary>
    public required string Description { get; init; }

    /// <summary>The scope that a client's own token needs; null where no client fetches it.</summary>
    public string? Scope { get; init; }

    /// <summary>Whoever holds one of these appointments in the programme may have it.</summary>
    public required IReadOnlyList<AppointmentRole> Appointments { get; init; }

    /// <summary>Whether it is told of months alone that are over.</summary>
    public required bool Settled { get; init; }

    /// <summary>Its columns, in their order.</summary>
    public required IReadOnlyList<FieldView> Fields { get; init; }
}

/// <summary>A column of a data set.</summary>
public sealed record FieldView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its values are, by its name in Table Schema.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What it tells.</summary>
    public required string Description { get; init; }

    /// <summary>What it is measured in.</summary>
    public string? Unit { get; init; }
}

/// <summary>The data sets that can be exported.</summary>
public sealed record DataSetsView
{
    /// <summary>In the order of their keys.</summary>
    public required IReadOnlyList<DataSetView> Items { get; init; }
}

/// <summary>A data set of a programme, asked for, under way or made.</summary>
public sealed record ExportView : View
{
    /// <summary>Id.</summary>
    public required Id<Export> Id { get; init; }

    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Key of the data set.</summary>
    public required string Dataset { get; init; }

    /// <summary>The form in which it is written.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>The months that it is of.</summary>
    public required ExportPeriod Period { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>Who asked for it; null where a client did for itself.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>The client that asked for it, or for the person.</summary>
    public string? Client { get; init; }

    /// <summary>How far it is.</summary>
    public required ExportState State { get; init; }

    /// <summary>0 to 100; null while the number of rows is not known.</summary>
    public int? Percent { get; init; }

    /// <summary>Rows that are written.</summary>
    public required int Rows { get; init; }

    /// <summary>When it will be done, by how fast it goes; null where that cannot be told.</summary>
    public DateTimeOffset? Eta { get; init; }

    /// <summary>Why it came to nothing.</summary>
    public ExportProblem? Problem { get; init; }

    /// <summary>What can be fetched, once it has succeeded: the rows, and datapackage.json, which describes them.</summary>
    public required IReadOnlyList<ExportFileView> Files { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was begun, the last time.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The time that all its rows are of.</summary>
    public DateTimeOffset? SnapshotAt { get; init; }

    /// <summary>When its files expire, and their key is destroyed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A file of an export.</summary>
public sealed record ExportFileView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string MediaType { get; init; }

    /// <summary>Its length; a text, because it may be beyond what a number of GraphQL holds.</summary>
    public required string Bytes { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where it is fetched. The address needs a token.</summary>
    public required string Href { get; init; }

    /// <summary>False once it has expired.</summary>
    public required bool Kept { get; init; }
}

/// <summary>That a file of an export was fetched.</summary>
public sealed record ExportDownloadView : View
{
    /// <summary>Id.</summary>
    public required Id<ExportDownload> Id { get; init; }

    /// <summary>The export.</summary>
    public required Id<Export> Export { get; init; }

    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>The bytes, as a range has them: <c>0-1023</c>.</summary>
    public required string Range { get; init; }

    /// <summary>Who fetched it; null where a client did for itself.</summary>
    public Id<Person>? Person { get; init; }

    /// <summary>The client that fetched it, or that the person called with.</summary>
    public string? Client { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
