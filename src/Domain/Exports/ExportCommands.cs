using System.Globalization;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Exports;

/// <summary>The months that an export is of.</summary>
public sealed record ExportPeriod
{
    /// <summary>The first day of a month.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of a month, which is included.</summary>
    public required DateOnly To { get; init; }
}

/// <summary>What is to be exported.</summary>
public sealed record StartExport
{
    /// <summary>The programme.</summary>
    public required Id<Programme> Programme { get; init; }

    /// <summary>Key of a data set, as listDataSets has them.</summary>
    public required string Dataset { get; init; }

    /// <summary>csv, ndjson or parquet.</summary>
    public required string Format { get; init; }

    /// <summary>Whole months, at most ten years, none of them to come.</summary>
    public required ExportPeriod Period { get; init; }

    /// <summary>What for, 1 to 1,000 characters. A client with a token of its own repeats the purpose that it is registered with. The data-protection owner reads it.</summary>
    public required string Purpose { get; init; }
}

/// <summary>How long files are kept.</summary>
public sealed class ExportOptions
{
    /// <summary>From when they are there until they expire.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>The data sets that there are, and who may have them.</summary>
public sealed class DataSets(IEnumerable<IDataSetSource> sources, IStore store, Viewer viewer)
{
    public IReadOnlyList<DataSet> All => [.. sources.Select(x => x.Set).OrderBy(x => x.Key, StringComparer.Ordinal)];

    public IDataSetSource? Find(string key) => sources.SingleOrDefault(x => x.Set.Key == key);

    /// <exception cref="Forbidden">It is not for this viewer.</exception>
    public async Task Require(DataSet set, Programme programme, CancellationToken ct)
    {
        if (viewer.Caller.ApplicationClient is not null) RequireClient(set, programme);
        else await RequireAppointed(set, programme, ct);
    }

    private void RequireClient(DataSet set, Programme programme)
    {
        viewer.RequireScope(set.Scope ?? throw new Forbidden(set.IsFor));
        if (!(set.ByOrganisation ? programme.Partners.Any(x => viewer.OrganisationsFed.Contains(x.OrganisationId)) : programme.IsActedForBy(viewer))) throw new Forbidden("The client does not act for the organisations whose programme this is.");
    }

    private async Task RequireAppointed(DataSet set, Programme programme, CancellationToken ct)
    {
        viewer.RequireScope(Scopes.Mentoring);
        var held = await store.List<Appointment>(x => x.PersonId == viewer.Self && x.ProgrammeId == programme.Id, ct);
        if (!held.Exists(x => set.Appointments.Contains(x.Role))) throw new Forbidden(set.IsFor);
    }
}

/// <summary>Starts exports, calls them off, and hands out their files.</summary>
public sealed class ExportCommands(IStore store, Viewer viewer, DataSets sets, IExportFacts facts, IKeys keys, TimeProvider clock)
{
    private const int MostMonths = 120;

    public Task<Id<Export>> StartExport(StartExport input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Get(input.Programme, ct);
        var findings = new Findings();
        var set = sets.Find(input.Dataset)?.Set;
        if (set is null) findings.Add("dataset", $"Is none of {string.Join(", ", sets.All.Select(x => x.Key))}.");
        var format = FormatOf(findings, input.Format);
        CheckPeriod(findings, input.Period, set?.IsSettled == true);
        var purpose = findings.Text("purpose", input.Purpose, 1000);
        findings.Refuse();
        await sets.Require(set!, programme, ct);
        if (viewer.Caller.ApplicationClient is { } client && await facts.PurposeOf(client, ct) != purpose) throw new Invalid("/purpose", "Is not the purpose that the client is registered with.");
        var months = new Months(input.Period.From, input.Period.To);
        var sameness = Export.SamenessOf(programme.Id, set!.Key, format, months, purpose, viewer);
        // Who asks for the same while it is under way is led to it.
        if (await store.Find<Export>(x => x.Sameness == sameness, ct) is { } running) return running.Id;
        var export = new Export(programme.Id, set.Key, format, months, purpose, viewer, clock.GetUtcNow());
        store.Add(export);
        return export.Id;
    }, ct);

    public Task<Id<Export>> CancelExport(Id<Export> id, CancellationToken ct) => store.Write(async () =>
    {
        var export = await store.GetToAct(id, ct);
        if (!export.IsAskedBy(viewer) && !viewer.ProgrammesProtected.Contains(export.ProgrammeId)) throw new Forbidden("Who asked for it calls it off.");
        export.Cancel(clock.GetUtcNow());
        await keys.Destroy(KeyOwner.Of(id), ct);
        return id;
    }, ct);

    /// <summary>The file, once that it is fetched is written down. Whoever has lost the right to the data set does not get what was made before.</summary>
    public async Task<ExportFile> DownloadExportFile(Id<Export> id, string name, Func<ExportFile, ByteRange> range, CancellationToken ct)
    {
        var export = await store.Get(id, ct);
        if (!export.IsAskedBy(viewer)) throw new Forbidden("Who asked for it fetches it.");
        await sets.Require((sets.Find(export.DataSet) ?? throw new Unseen()).Set, await store.Get(export.ProgrammeId, ct), ct);
        var file = export.Files.FirstOrDefault(x => x.Name == name) ?? throw new Unseen();
        if (!file.IsKept || export.ExpiresAt <= clock.GetUtcNow()) throw new Gone("The files of this export have expired. Start it again.");
        var bytes = range(file);
        await store.Write(() =>
        {
            store.Add(new ExportDownload(export, file, bytes, viewer, clock.GetUtcNow()));
            return Task.FromResult(id);
        }, ct);
        return file;
    }

    private static ExportFormat FormatOf(Findings findings, string format)
    {
        string[] offered = [.. Enum.GetNames<ExportFormat>().Select(x => x.ToLowerInvariant())];
        findings.Choice("format", format, offered);
        return offered.Contains(format, StringComparer.Ordinal) ? Enum.GetValues<ExportFormat>()[Array.IndexOf(offered, format)] : default;
    }

    private void CheckPeriod(Findings findings, ExportPeriod period, bool settled)
    {
        var (from, to, today) = (period.From, period.To, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        findings.Date("period/from", from);
        findings.Date("period/to", to);
        if (findings.Any && from.Year is < 1900 or > 2200 || to.Year is < 1900 or > 2200) return;
        if (!from.BeginsMonth()) findings.Add("period/from", WholeMonths.NoFirstDay);
        if (!to.EndsMonth()) findings.Add("period/to", WholeMonths.NoLastDay);
        if (to < from) findings.Add("period", "Ends before it begins.");
        if (to > today.FirstOfMonth().AddMonths(1).AddDays(-1)) findings.Add("period/to", "Lies in a month that is to come.");
        else if (settled && to >= today) findings.Add("period/to", "Lies in a month that is not over: this is told of whole months that are.");
        if (from.AddMonths(MostMonths) <= to) findings.Add("period", string.Create(CultureInfo.InvariantCulture, $"Is longer than {MostMonths} months."));
    }
}

/// <summary>What runs an export does to its record, whoever asked for it.</summary>
public sealed class ExportRunning(IStore store, IKeys keys, ExportOptions options, TimeProvider clock)
{
    /// <summary>A run that has not been heard of for so long is dead. In real time, whatever the programme's is.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Takes up the oldest that is due; null when none is.</summary>
    public async Task<Export?> TakeUp(Guid run, CancellationToken ct)
    {
        foreach (var due in (await store.List<Export>(x => x.State == ExportState.Queued || x.State == ExportState.Running, ct)).Where(x => x.IsDue(Now)).Select(x => x.Id).ToList())
        {
            Export? taken = null;
            await store.Write(async () =>
            {
                var export = await store.Lock(due, ct);
                taken = export.IsDue(Now) && export.Begin(run, Now + Lease, clock.GetUtcNow()) ? export : null;
                return due;
            }, ct);
            if (taken is not null) return taken;
        }
        return null;
    }

    /// <summary>False when it was called off, or another run has it: its files are nobody's.</summary>
    public async Task<bool> Succeed(Id<Export> id, Guid run, IReadOnlyList<ExportFile> files, long rows, DateTimeOffset snapshot, CancellationToken ct)
    {
        var done = false;
        await store.Write(async () =>
        {
            var (export, now) = (await store.Lock(id, ct), clock.GetUtcNow());
            done = export.IsHadBy(run);
            if (done) export.Succeed(files, rows, snapshot, now + options.Keep, now);
            return id;
        }, ct);
        return done;
    }

    public Task Fail(Id<Export> id, Guid run, ExportProblem problem, CancellationToken ct) => store.Write(async () =>
    {
        var export = await store.Lock(id, ct);
        if (!export.IsHadBy(run)) return id;
        export.Fail(problem, clock.GetUtcNow());
        await keys.Destroy(KeyOwner.Of(id), ct);
        return id;
    }, ct);

    /// <summary>Destroys the keys of what has expired; the bytes go with the next sweep.</summary>
    public async Task<int> ExpireExports(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = (await store.List<Export>(x => x.State == ExportState.Succeeded && x.ExpiresAt <= now, ct)).ConvertAll(x => x.Id);
        foreach (var id in due) await Expire(id, ct);
        return due.Count;
    }

    private Task Expire(Id<Export> id, CancellationToken ct) => store.Write(async () =>
    {
        var export = await store.Lock(id, ct);
        if (export.State != ExportState.Succeeded) return id;
        export.Expire();
        await keys.Destroy(KeyOwner.Of(id), ct);
        return id;
    }, ct);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}

/// <summary>What exports need past a viewer. A named exception, counted by a test.</summary>
public interface IExportFacts
{
    /// <summary>What a client is registered for: its own to repeat.</summary>
    Task<string?> PurposeOf(string client, CancellationToken ct);

    /// <summary>Says that a run is alive and how far it is. False when it has the export no longer.</summary>
    Task<bool> Tell(Id<Export> export, Guid run, long rows, long? expected, CancellationToken ct);
}

/// <summary>Sealed files of exports, in the same place as those of portfolios.</summary>
public interface IExportFiles
{
    /// <summary>Keeps what is written, chunk by chunk. Nothing is left of what breaks off.</summary>
    /// <exception cref="Unkept">There is no room for it.</exception>
    Task Keep(Id<Export> export, Guid file, Func<Stream, Task> write, CancellationToken ct);

    /// <summary>The bytes, from any place on, read by <c>ReadAsync</c> alone.</summary>
    Task<Stream> Open(ExportFile file, CancellationToken ct);

    Task Remove(Guid file, CancellationToken ct);
}

/// <summary>The one state of the database that everything of a scope is read in, from when it is taken until it is disposed of.</summary>
public interface ISnapshot
{
    Task<IAsyncDisposable> Take(CancellationToken ct);
}

/// <summary>A file could not be kept: the disk is full, or the database does not take it.</summary>
public sealed class Unkept(Exception cause) : Exception("A file could not be kept.", cause);
