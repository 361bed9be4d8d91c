using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Exports;

/// <summary>How far an export is.</summary>
public enum ExportState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Is being written.</summary>
    Running,

    /// <summary>Its files can be fetched.</summary>
    Succeeded,

    /// <summary>Has no files; its problem says why.</summary>
    Failed,

    /// <summary>Called off by who asked. It has no files.</summary>
    Cancelled,

    /// <summary>Its files are gone, and their key is destroyed.</summary>
    Expired,
}

/// <summary>A form in which rows are written.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values, RFC 4180.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    Ndjson,

    /// <summary>Apache Parquet.</summary>
    Parquet,
}

/// <summary>Why an export came to nothing. Its words are ours: nothing of what was read is in it.</summary>
public sealed record ExportProblem
{
    /// <summary><c>/rules/{id}</c> where a rule refused, else <c>/problems/{kind}</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The kind in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Detail { get; init; }

    public static readonly ExportProblem NoRoom = new() { Type = "/problems/export-not-kept", Title = "The files could not be kept.", Detail = "There may be no room for them. Tell whoever runs this, and start the export again." };
    public static readonly ExportProblem NotYours = new() { Type = "/problems/forbidden", Title = "This is not yours to do.", Detail = "You had lost the right to it by the time that it ran." };
    public static readonly ExportProblem BrokenOff = new() { Type = "/problems/export-broken-off", Title = "It was broken off each time that it ran.", Detail = "Start it again; if that comes to the same, tell whoever runs this." };
    public static readonly ExportProblem Internal = new() { Type = "/problems/internal", Title = "Something went wrong here." };

    public static ExportProblem Of(Refusal refusal) => new() { Type = $"/rules/{refusal.Rule.Id}", Title = refusal.Rule.Sentence, Detail = refusal.Broken[0].Detail };
}

/// <summary>A file of an export. Once there it never changes.</summary>
public sealed class ExportFile
{
    private ExportFile() { }

    public ExportFile(Guid id, string name, string mediaType, long bytes, string sha256, long? rows) =>
        (Id, Name, MediaType, Bytes, Sha256, Rows, IsKept) = (id, name, mediaType, bytes, sha256, rows, true);

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string MediaType { get; private set; } = "";
    public long Bytes { get; private set; }

    /// <summary>In hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Of a file with rows.</summary>
    public long? Rows { get; private set; }

    /// <summary>Its bytes are there.</summary>
    public bool IsKept { get; private set; }

    internal void Shred() => IsKept = false;
}

/// <summary>
/// That somebody asked for a data set of a programme, what for, and what came of it. Its files are sealed under a key of its own, which is destroyed when
/// they expire.
/// </summary>
public sealed class Export : Entity<Export>, IVisible<Export>, IOfProgramme
{
    /// <summary>How often it is begun at most: what kills the host each time is not tried for ever.</summary>
    private const int MostAttempts = 3;

    private readonly List<ExportFile> files = [];

    private Export() { }

    public Export(Id<Programme> programme, string dataSet, ExportFormat format, Months months, string purpose, Viewer by, DateTimeOffset at)
    {
        (ProgrammeId, DataSet, Format, From, To, Purpose) = (programme, dataSet, format, months.From, months.To, Confidential.Of(programme, purpose));
        (PersonId, Client, IsClients, AskedAt) = (by.Person, by.Client, by.Caller.ApplicationClient is not null, at);
        Sameness = SamenessOf(programme, dataSet, format, months, purpose, by);
    }

    public Id<Programme> ProgrammeId { get; private set; }
    public string DataSet { get; private set; } = "";
    public ExportFormat Format { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Purpose { get; private set; } = null!;

    public Id<Person>? PersonId { get; private set; }

    /// <summary>The client that called.</summary>
    public string? Client { get; private set; }

    /// <summary>It called for itself, and for no person.</summary>
    public bool IsClients { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }
    public ExportState State { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The time that all its rows are of.</summary>
    public DateTimeOffset? SnapshotAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Rows that are written.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that there will be, where that is known.</summary>
    public long? Expected { get; private set; }

    public ExportProblem? Problem { get; private set; }

    /// <summary>The run that has it, and until when it counts as alive, in real time.</summary>
    public Guid? RunId { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>What makes it the same as another, while it is under way: of two there is one.</summary>
    public string? Sameness { get; private set; }

    public IReadOnlyList<ExportFile> Files => files;

    public Months Months => new(From, To);

    public bool IsUnderWay => State is ExportState.Queued or ExportState.Running;

    /// <summary>To be begun: nobody has it, or who had it is gone.</summary>
    public bool IsDue(DateTimeOffset now) => State == ExportState.Queued || (State == ExportState.Running && LeasedUntil < now);

    public bool IsHadBy(Guid run) => State == ExportState.Running && RunId == run;

    public bool IsAskedBy(Viewer viewer) => IsClients ? viewer.Caller.ApplicationClient is { } client && client == Client : PersonId is { } person && person == viewer.Person;

    /// <summary>Takes it up. False when it was broken off so often that it has failed.</summary>
    public bool Begin(Guid run, DateTimeOffset leasedUntil, DateTimeOffset at)
    {
        if (Attempts >= MostAttempts)
        {
            Fail(ExportProblem.BrokenOff, at);
            return false;
        }
        (State, RunId, LeasedUntil, Attempts, StartedAt, Rows, Expected) = (ExportState.Running, run, leasedUntil, Attempts + 1, at, 0, null);
        return true;
    }

    public void Succeed(IEnumerable<ExportFile> made, long rows, DateTimeOffset snapshot, DateTimeOffset expires, DateTimeOffset at)
    {
        files.AddRange(made);
        (Rows, Expected, SnapshotAt, ExpiresAt) = (rows, rows, snapshot, expires);
        End(ExportState.Succeeded, at);
    }

    public void Fail(ExportProblem problem, DateTimeOffset at)
    {
        Problem = problem;
        End(ExportState.Failed, at);
    }

    public void Cancel(DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(IsUnderWay, "It is over.");
        End(ExportState.Cancelled, at);
    }

    public void Expire()
    {
        foreach (var file in files) file.Shred();
        State = ExportState.Expired;
    }

    /// <summary>That somebody fetched it stays; who that was goes.</summary>
    public void ForgetPerson() => PersonId = null;

    private void End(ExportState state, DateTimeOffset at) => (State, EndedAt, RunId, LeasedUntil, Sameness) = (state, at, null, null, null);

    public static string SamenessOf(Id<Programme> programme, string dataSet, ExportFormat format, Months months, string purpose, Viewer by) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', programme, dataSet, format, months.From.DayNumber, months.To.DayNumber, by.Person, by.Caller.ApplicationClient, purpose))));

    /// <summary>Who asked, and the data-protection owner, who answers for what leaves.</summary>
    public static Expression<Func<Export, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.ProgrammesProtected.Contains(x.ProgrammeId) || x.PersonId == v.Self || (x.IsClients && x.Client == v.ActingClient);
}

/// <summary>That a file of an export was fetched: by whom, when, and which bytes. Written before the first byte leaves.</summary>
public sealed class ExportDownload : Entity<ExportDownload>, IVisible<ExportDownload>, IOfProgramme
{
    private ExportDownload() { }

    public ExportDownload(Export export, ExportFile file, ByteRange range, Viewer by, DateTimeOffset at)
    {
        (ExportId, ProgrammeId, File, FirstByte, LastByte) = (export.Id, export.ProgrammeId, file.Name, range.First, range.Last);
        (PersonId, Client, IsClients, At) = (by.Person, by.Client, export.IsClients, at);
    }

    public Id<Export> ExportId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public string File { get; private set; } = "";
    public long FirstByte { get; private set; }

    /// <summary>Before the first where the file is empty.</summary>
    public long LastByte { get; private set; }

    public Id<Person>? PersonId { get; private set; }
    public string? Client { get; private set; }
    public bool IsClients { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void ForgetPerson() => PersonId = null;

    public static Expression<Func<ExportDownload, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.ProgrammesProtected.Contains(x.ProgrammeId) || x.PersonId == v.Self || (x.IsClients && x.Client == v.ActingClient);
}

/// <summary>Bytes of a file, both included.</summary>
public readonly record struct ByteRange(long First, long Last);
