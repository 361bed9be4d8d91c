using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Infrastructure.Portfolios;

/// <summary>Where sealed chunks of files are kept.</summary>
internal interface IChunks
{
    Task Put(Guid file, int number, byte[] chunk, CancellationToken ct);

    /// <summary>All of it is there, whatever happens to the machine.</summary>
    Task Finish(Guid file, CancellationToken ct);

    /// <summary>Into a box with room for every chunk. How many bytes it is; null where it is not there.</summary>
    Task<int?> Get(Guid file, int number, byte[] box, CancellationToken ct);

    Task Remove(Guid file, CancellationToken ct);
}

/// <summary>A chunk as it is stored: the id of the data key, nonce, tag and text. It is bound to its file and place: no chunk stands for another.</summary>
internal static class Seal
{
    /// <summary>Of the bytes of a file.</summary>
    public const int Chunk = 128 * 1024;

    private const int IdSize = 16, NonceSize = 12, TagSize = 16;

    /// <summary>What a seal adds.</summary>
    public const int Overhead = IdSize + NonceSize + TagSize;

    public static byte[] Shut(Guid id, byte[] key, ReadOnlySpan<byte> plain, Guid file, int number) => Shut(id, key, plain, file, number, new byte[Overhead + plain.Length]);

    /// <summary>Into a box that is there, of just the size.</summary>
    public static byte[] Shut(Guid id, byte[] key, ReadOnlySpan<byte> plain, Guid file, int number, byte[] box)
    {
        id.TryWriteBytes(box, bigEndian: true, out _);
        var nonce = box.AsSpan(IdSize, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box.AsSpan(Overhead), box.AsSpan(IdSize + NonceSize, TagSize), BoundTo(file, number));
        return box;
    }

    public static Guid KeyOf(ReadOnlySpan<byte> box) => new(box[..IdSize], bigEndian: true);

    /// <summary>How many bytes were in it.</summary>
    public static int Open(byte[] key, ReadOnlySpan<byte> box, Guid file, int number, Span<byte> plain)
    {
        var length = box.Length - Overhead;
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.Slice(IdSize, NonceSize), box[Overhead..], box.Slice(IdSize + NonceSize, TagSize), plain[..length], BoundTo(file, number));
        return length;
    }

    private static byte[] BoundTo(Guid file, int number) => Encoding.UTF8.GetBytes($"EvidenceFile:{file:N}:{number}");
}

/// <summary>Seals files chunk by chunk under their owner's data key, so that to destroy the key destroys them. One chunk at a time is in memory.</summary>
internal sealed class FileStore(IChunks chunks, LooseFiles loose, KeyRing ring) : IFileStore
{
    private const int Portion = 100;

    public async Task Keep(Id<EvidenceFile> id, Id<Person> owner, Stream bytes, CancellationToken ct)
    {
        var (keyId, key) = (await ring.ToWrite([KeyOwner.Of(owner)], ct))[KeyOwner.Of(owner)];
        await loose.Begin(id.Value, LooseFiles.Grace, ct);
        var buffer = new byte[Seal.Chunk];
        for (var number = 0; await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct) is > 0 and var read; number++)
            await chunks.Put(id.Value, number, Seal.Shut(keyId, key, buffer.AsSpan(0, read), id.Value, number), ct);
        await chunks.Finish(id.Value, ct);
    }

    public Task<Stream> Open(Id<EvidenceFile> id, long length, CancellationToken ct) => Open(id.Value, length, chunks, ring, ct);

    internal static async Task<Stream> Open(Guid file, long length, IChunks chunks, KeyRing ring, CancellationToken ct)
    {
        var opened = new Opened(file, length, chunks, ring);
        // The first chunk before the first header: whose key is gone has no answer begun.
        if (length > 0) await opened.Load(0, ct);
        return opened;
    }

    public async Task Remove(Id<EvidenceFile> id, CancellationToken ct)
    {
        await chunks.Remove(id.Value, ct);
        await loose.Forget(id.Value, ct);
    }

    public async Task<int> Sweep(CancellationToken ct)
    {
        var due = await loose.Due(Portion, ct);
        foreach (var file in due) await Remove(new(file), ct);
        return due.Count == Portion ? due.Count + await Sweep(ct) : due.Count;
    }

    /// <summary>The bytes of a file, from wherever they are wanted. One chunk after the other is opened in the same place.</summary>
    private sealed class Opened(Guid file, long length, IChunks chunks, KeyRing ring) : Stream
    {
        private byte[] box = ArrayPool<byte>.Shared.Rent(Seal.Chunk + Seal.Overhead), plain = ArrayPool<byte>.Shared.Rent(Seal.Chunk);
        private (int Number, int Length) at = (-1, 0);

        public async Task Load(int number, CancellationToken ct)
        {
            if (at.Number == number) return;
            at = (-1, 0);
            var size = await chunks.Get(file, number, box, ct) ?? throw new CryptographicException($"The file {file:N} lacks its chunk {number}.");
            var (_, key) = ring.ToRead(Seal.KeyOf(box));
            at = (number, Seal.Open(key ?? throw new Unseen(), box.AsSpan(0, size), file, number, plain));
        }

        protected override void Dispose(bool disposing)
        {
            if (box.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(box);
                ArrayPool<byte>.Shared.Return(plain, clearArray: true);
            }
            (box, plain, at) = ([], [], (-1, 0));
            base.Dispose(disposing);
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= length || buffer.Length == 0) return 0;
            var (number, from) = ((int)(Position / Seal.Chunk), (int)(Position % Seal.Chunk));
            await Load(number, cancellationToken);
            var read = Math.Min(buffer.Length, at.Length - from);
            plain.AsMemory(from, read).CopyTo(buffer);
            Position += read;
            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => length + offset,
        };

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Is read asynchronously.");
        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
