using System.Buffers;
using System.Data.Common;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Portfolios;

namespace Mentoring.Infrastructure.Exports;

/// <summary>Seals the files of an export under its own key, as they are written. One chunk at a time is in memory.</summary>
internal sealed class ExportFiles(IChunks chunks, LooseFiles loose, KeyRing ring) : IExportFiles
{
    /// <summary>Longer than any export takes; what a killed host left goes then.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(6);

    public async Task Keep(Id<Export> export, Guid file, Func<Stream, Task> write, CancellationToken ct)
    {
        var owner = KeyOwner.Of(export);
        var (keyId, key) = (await ring.ToWrite([owner], ct))[owner];
        try
        {
            await Guarded(() => loose.Begin(file, Grace, ct));
            await using var sealing = new Sealing(async (number, plain, box) => await Guarded(() => chunks.Put(file, number, Seal.Shut(keyId, key, plain.Span, file, number, box), ct)));
            await write(sealing);
            await sealing.Finish();
            await Guarded(() => chunks.Finish(file, ct));
        }
        catch
        {
            await RemoveIfPossible(file);
            throw;
        }
    }

    public Task<Stream> Open(ExportFile file, CancellationToken ct) => FileStore.Open(file.Id, file.Bytes, chunks, ring, ct);

    public async Task Remove(Guid file, CancellationToken ct)
    {
        await chunks.Remove(file, ct);
        await loose.Forget(file, ct);
    }

    /// <summary>What is in the way of it now, the sweep does later: it is on the list.</summary>
    private async Task RemoveIfPossible(Guid file)
    {
        try
        {
            await Remove(file, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or InvalidOperationException)
        {
            // It stays on the list of loose files.
        }
    }

    private static async Task Guarded(Func<Task> keep)
    {
        try
        {
            await keep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            throw new Unkept(e);
        }
    }

    /// <summary>
    /// Hands on whole chunks: one is kept while the next is filled. What is written synchronously waits for the next that is not. Chunks are large objects, which
    /// have all memory searched when they are thrown away: all go through the same bytes.
    /// </summary>
    /// <param name="put">Has sealed what it is given, into the box that it is given, by the time that it waits for anything.</param>
    private sealed class Sealing(Func<int, ReadOnlyMemory<byte>, byte[], Task> put) : Stream
    {
        private byte[] waiting = ArrayPool<byte>.Shared.Rent(2 * Seal.Chunk);
        private byte[] box = [];
        private int length, number;
        private long total;
        private Task kept = Task.CompletedTask;

        public async Task Finish()
        {
            await Hand();
            if (length > 0) await Put(waiting.AsMemory(0, length));
            length = 0;
            await kept;
        }

        /// <summary>Nothing is removed beside a chunk that is still being kept; whether that succeeds no longer matters.</summary>
        public override async ValueTask DisposeAsync()
        {
            await kept.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ArrayPool<byte>.Shared.Return(waiting, clearArray: true);
            waiting = [];
            await base.DisposeAsync();
        }

        private async Task Put(ReadOnlyMemory<byte> chunk)
        {
            await kept;
            if (box.Length != Seal.Overhead + chunk.Length) box = new byte[Seal.Overhead + chunk.Length];
            kept = put(number++, chunk, box);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (buffer.Length > 0)
            {
                var part = buffer[..Math.Min(buffer.Length, Seal.Chunk)];
                Take(part.Span);
                buffer = buffer[part.Length..];
                await Hand();
            }
        }

        private void Take(ReadOnlySpan<byte> bytes)
        {
            if (length + bytes.Length > waiting.Length) Grow(length + bytes.Length);
            bytes.CopyTo(waiting.AsSpan(length));
            (length, total) = (length + bytes.Length, total + bytes.Length);
        }

        private void Grow(int least)
        {
            var more = ArrayPool<byte>.Shared.Rent(Math.Max(2 * waiting.Length, least));
            waiting.AsSpan(0, length).CopyTo(more);
            ArrayPool<byte>.Shared.Return(waiting, clearArray: true);
            waiting = more;
        }

        private async Task Hand()
        {
            var from = 0;
            for (; length - from >= Seal.Chunk; from += Seal.Chunk) await Put(waiting.AsMemory(from, Seal.Chunk));
            if (from == 0) return;
            waiting.AsSpan(from, length - from).CopyTo(waiting);
            length -= from;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => Take(buffer);

        public override Task FlushAsync(CancellationToken cancellationToken) => Hand();

        public override void Flush() { }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => total;
        public override long Position { get => total; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
