using System.Data;
using System.Data.Common;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

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

    /// <summary>As it comes: a row that is read whole first has a large buffer of its own each time.</summary>
    public async Task<int?> Get(Guid file, int number, byte[] box, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = """SELECT "Box" FROM "FileChunk" WHERE "FileId" = @file AND "Number" = @number""";
            Add(command, "file", file);
            Add(command, "number", number);
            await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
            return await rows.ReadAsync(ct) ? (int)rows.GetBytes(0, 0, box, 0, box.Length) : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Add(DbCommand to, string name, object value)
    {
        var parameter = to.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        to.Parameters.Add(parameter);
    }

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

    public async Task<int?> Get(Guid file, int number, byte[] box, CancellationToken ct)
    {
        if (!File.Exists(PathOf(file))) return null;
        using var handle = File.OpenHandle(PathOf(file));
        var size = (int)Math.Min(Seal.Chunk + Seal.Overhead, RandomAccess.GetLength(handle) - PlaceOf(number));
        if (size <= Seal.Overhead) return null;
        var read = 0;
        while (read < size && await RandomAccess.ReadAsync(handle, box.AsMemory(read, size - read), PlaceOf(number) + read, ct) is > 0 and var more) read += more;
        return size;
    }

    public Task Remove(Guid file, CancellationToken ct)
    {
        File.Delete(PathOf(file));
        return Task.CompletedTask;
    }

    private string PathOf(Guid file) => Path.Combine(folder, $"{file:N}.sealed");

    private static long PlaceOf(int number) => (long)number * (Seal.Chunk + Seal.Overhead);
}
