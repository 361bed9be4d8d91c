using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Infrastructure.Portfolios;

/// <summary>A sealed part of a file.</summary>
internal sealed class FileChunk
{
    public Guid FileId { get; set; }
    public int Number { get; set; }
    public byte[] Box { get; set; } = [];
}

/// <summary>In the database: one backup holds all. Each chunk is a commit of its own, so that a slow upload keeps no other writer waiting.</summary>
internal sealed class DatabaseChunks(MentoringContext db, WriteGate gate) : IChunks
{
    public async Task Put(Guid file, int number, byte[] chunk, CancellationToken ct)
    {
        using var turn = await gate.Enter(null, ct);
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "FileChunk" ("FileId", "Number", "Box") VALUES ({file}, {number}, {chunk})""", ct);
    }

    public Task Finish(Guid file, CancellationToken ct) => Task.CompletedTask;

    public Task<byte[]?> Get(Guid file, int number, CancellationToken ct) =>
        db.Set<FileChunk>().Where(x => x.FileId == file && x.Number == number).Select(x => x.Box).FirstOrDefaultAsync(ct);

    public async Task Remove(Guid file, CancellationToken ct)
    {
        using var turn = await gate.Enter(null, ct);
        await db.Set<FileChunk>().Where(x => x.FileId == file).ExecuteDeleteAsync(ct);
    }
}

/// <summary>In a folder that all hosts of the deployment share, one sealed file each.</summary>
internal sealed class FolderChunks(string folder) : IChunks
{
    public async Task Put(Guid file, int number, byte[] chunk, CancellationToken ct)
    {
        using var handle = File.OpenHandle(PathOf(file), FileMode.OpenOrCreate, FileAccess.Write);
        try
        {
            await RandomAccess.WriteAsync(handle, chunk, PlaceOf(number), ct);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So .NET says that the system lets no file grow as large.
            throw new IOException("There is no room for it.", e);
        }
    }

    public Task Finish(Guid file, CancellationToken ct)
    {
        using var handle = File.OpenHandle(PathOf(file), FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.FlushToDisk(handle);
        return Task.CompletedTask;
    }

    public async Task<byte[]?> Get(Guid file, int number, CancellationToken ct)
    {
        if (!File.Exists(PathOf(file))) return null;
        using var handle = File.OpenHandle(PathOf(file));
        var size = Math.Min(Seal.Chunk + Seal.Overhead, RandomAccess.GetLength(handle) - PlaceOf(number));
        if (size <= Seal.Overhead) return null;
        var (box, read) = (new byte[size], 0);
        while (read < size && await RandomAccess.ReadAsync(handle, box.AsMemory(read), PlaceOf(number) + read, ct) is > 0 and var more) read += more;
        return box;
    }

    public Task Remove(Guid file, CancellationToken ct)
    {
        File.Delete(PathOf(file));
        return Task.CompletedTask;
    }

    private string PathOf(Guid file) => Path.Combine(folder, $"{file:N}.sealed");

    private static long PlaceOf(int number) => (long)number * (Seal.Chunk + Seal.Overhead);
}
