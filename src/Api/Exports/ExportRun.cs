using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Mentoring.Api.Identity;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Rules;

namespace Mentoring.Api.Exports;

/// <summary>Makes the files of exports, one export after the other. What a run that died has begun is begun anew; nobody was offered anything of it.</summary>
internal sealed class ExportRun(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExportRun> log)
{
    /// <summary>How often it says how far it is, and hears whether it was called off.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>Takes up what is due. False when nothing is.</summary>
    public async Task<bool> Next(CancellationToken ct)
    {
        var run = Guid.CreateVersion7();
        if (await AsSystem(x => x.GetRequiredService<ExportRunning>().TakeUp(run, ct)) is not { } export) return false;
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var progress = new Progress();
        var telling = Tell(export.Id, run, progress, stopped);
        try
        {
            await Make(export, run, progress, stopped.Token);
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // Called off, had by another run, or the host stops: who has it from here on makes files of their own.
        }
        catch (Exception e)
        {
            var problem = ProblemOf(e);
            if (e is not Fault) log.LogError(e, "The export {Export} failed", export.Id);
            await AsSystem(async x =>
            {
                await x.GetRequiredService<ExportRunning>().Fail(export.Id, run, problem, ct);
                return true;
            });
        }
        finally
        {
            await stopped.CancelAsync();
            await telling;
        }
        return true;
    }

    private static ExportProblem ProblemOf(Exception e) => e switch
    {
        Refusal refusal => ExportProblem.Of(refusal),
        Forbidden or ScopeMissing or Unseen => ExportProblem.NotYours,
        Unkept => ExportProblem.NoRoom,
        _ => ExportProblem.Internal,
    };

    /// <summary>Everything is read in one snapshot, with the rights that who asked has by now.</summary>
    private async Task Make(Export export, Guid run, Progress progress, CancellationToken ct)
    {
        await using var reading = scopes.CreateAsyncScope();
        var (services, viewer) = (reading.ServiceProvider, ViewerOf(export));
        services.GetRequiredService<CurrentViewer>().Viewer = viewer;
        await using var snapshot = await services.GetRequiredService<ISnapshot>().Take(ct);
        var at = clock.GetUtcNow();
        await services.GetRequiredService<IViewerSource>().Load(viewer, ct);
        var sets = services.GetRequiredService<DataSets>();
        var source = sets.Find(export.DataSet) ?? throw new Unseen();
        await sets.Require(source.Set, await services.GetRequiredService<IStore>().Get(export.ProgrammeId, ct), ct);
        var extract = await source.Read(new(export.ProgrammeId, export.Months, viewer, at), ct);
        progress.Expected = extract.Expected;
        await Write(export, run, source.Set, extract, at, progress, ct);
    }

    private async Task Write(Export export, Guid run, DataSet set, Extract extract, DateTimeOffset at, Progress progress, CancellationToken ct)
    {
        await using var keeping = scopes.AsSystem();
        var (files, format) = (keeping.ServiceProvider.GetRequiredService<IExportFiles>(), RowFormat.All[export.Format]);
        var made = new List<ExportFile>();
        try
        {
            var rows = await Keep(files, export, $"{Manifest.Slug(set.Key)}.{format.Ending}", format.MediaType, to => format.Write(set, Counted(extract.Rows, progress, ct), to, ct), ct, progress);
            made.Add(rows);
            var manifest = Manifest.Of(export, set, format, rows, extract.Foreword(), at);
            made.Add(await Keep(files, export, Manifest.Name, Manifest.MediaType, to => to.WriteAsync(manifest, ct).AsTask(), ct));
            if (await AsSystem(x => x.GetRequiredService<ExportRunning>().Succeed(export.Id, run, made, progress.Rows, at, ct))) made.Clear();
        }
        finally
        {
            foreach (var file in made) await files.Remove(file.Id, CancellationToken.None);
        }
    }

    private static async Task<ExportFile> Keep(IExportFiles files, Export export, string name, string mediaType, Func<Stream, Task> write, CancellationToken ct, Progress? counted = null)
    {
        var (id, bytes, sha256) = (Guid.CreateVersion7(), 0L, "");
        await files.Keep(export.Id, id, async to =>
        {
            await using var measured = new Measured(to);
            await write(measured);
            (bytes, sha256) = measured.Result();
        }, ct);
        return new(id, name, mediaType, bytes, sha256, counted?.Rows);
    }

    private static async IAsyncEnumerable<object?[]> Counted(IAsyncEnumerable<object?[]> rows, Progress progress, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return row;
            progress.Rows++;
        }
    }

    /// <summary>As long as it tells, no other host takes the export up. Once it has it no longer, the run is stopped.</summary>
    private async Task Tell(Id<Export> export, Guid run, Progress progress, CancellationTokenSource stopped)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stopped.Token))
                if (!await Had(export, run, progress, stopped.Token)) await stopped.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private async Task<bool> Had(Id<Export> export, Guid run, Progress progress, CancellationToken ct)
    {
        try
        {
            return await AsSystem(x => x.GetRequiredService<IExportFacts>().Tell(export, run, progress.Rows, progress.Expected, ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "How far the export {Export} is could not be told", export);
            return true;
        }
    }

    /// <summary>The token is gone; what it was good for is what the client is registered with, or what the person may do.</summary>
    private static Viewer ViewerOf(Export export) => new(new("", "", export.Client, export.IsClients ? export.Client : null, export.PersonId)) { Scopes = Scopes.All.ToHashSet(StringComparer.Ordinal) };

    private async Task<T> AsSystem<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = scopes.AsSystem("runExport");
        return await act(scope.ServiceProvider);
    }

    /// <summary>How far it is.</summary>
    private sealed class Progress
    {
        private long rows;

        public long Rows
        {
            get => Volatile.Read(ref rows);
            set => Volatile.Write(ref rows, value);
        }

        public long? Expected { get; set; }
    }

    /// <summary>Counts what passes and takes its checksum.</summary>
    private sealed class Measured(Stream to) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long length;

        public (long Length, string Sha256) Result() => (length, Convert.ToHexStringLower(hash.GetHashAndReset()));

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Pass(buffer.Span);
            await to.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Pass(buffer);
            to.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        private void Pass(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            length += bytes.Length;
        }

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => to.FlushAsync(cancellationToken);
        public override void Flush() => to.Flush();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => length;
        public override long Position { get => length; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
