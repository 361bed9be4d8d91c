using System.Security.Cryptography;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Portfolios;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Portfolios;
using Mentoring.Infrastructure.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Portfolios;

/// <summary>Bytes are sealed wherever they are kept, go with their owner's key, and are swept when no record refers to them.</summary>
public abstract class FileStoreTests(Room room) : RoomTests(room)
{
    private static readonly byte[] Bytes = [.. "A certificate of "u8, .. RandomNumberGenerator.GetBytes(Seal.Chunk * 2)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_is_sealed_and_goes_with_its_owners_key(bool inFolder)
    {
        var (story, folder) = (await Story.On(Room), Directory.CreateTempSubdirectory("mentoring-files-").FullName);
        var (file, other) = (Id<EvidenceFile>.New(), Id<EvidenceFile>.New());
        foreach (var one in (Id<EvidenceFile>[])[file, other]) await Act(async files => await files.Keep(one, story.Mentee.Id, new MemoryStream(Bytes), default));
        Assert.Equal(Bytes, await Read(file));
        foreach (var chunk in await Stored(file))
            Assert.Equal(-1, chunk.AsSpan().IndexOf("certificate"u8));
        // A chunk opens in its own place alone.
        await Swap(file, other);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => Read(file));
        Assert.Equal(Bytes, await Read(other));
        await Room.Write(async work =>
        {
            await work.Get<IKeys>().Destroy(KeyOwner.Of(story.Mentee.Id), default);
            return story.Mentee.Id;
        });
        await Assert.ThrowsAsync<Unseen>(() => Read(other));

        Task Act(Func<IFileStore, Task> act) => Room.Act(Viewer.System(), async work =>
        {
            await act(inFolder ? new FileStore(new FolderChunks(folder), work.Get<LooseFiles>(), work.Get<KeyRing>()) : work.Get<IFileStore>());
            return 0;
        });

        async Task<byte[]> Read(Id<EvidenceFile> id)
        {
            using var read = new MemoryStream();
            await Act(async files =>
            {
                await using var stream = await files.Open(id, Bytes.Length, default);
                await stream.CopyToAsync(read);
            });
            return read.ToArray();
        }

        async Task<List<byte[]>> Stored(Id<EvidenceFile> id) => inFolder ? [await File.ReadAllBytesAsync(PathOf(id))]
            : await Room.Stored(db => db.Set<FileChunk>().Where(x => x.FileId == id.Value).Select(x => x.Box).ToListAsync());

        async Task Swap(Id<EvidenceFile> to, Id<EvidenceFile> from)
        {
            if (inFolder) File.Copy(PathOf(from), PathOf(to), overwrite: true);
            else await Room.Stored(db => db.Database.ExecuteSqlAsync(
                $"""UPDATE "FileChunk" SET "Box" = (SELECT f."Box" FROM "FileChunk" f WHERE f."FileId" = {from.Value} AND f."Number" = 1) WHERE "FileId" = {to.Value} AND "Number" = 1"""));
        }

        string PathOf(Id<EvidenceFile> id) => Path.Combine(folder, $"{id.Value:N}.sealed");
    }

    /// <summary>A host that is killed between the bytes and their record leaves bytes that nobody is offered, and that are swept when they are due.</summary>
    [Fact]
    public async Task What_no_record_refers_to_is_swept_when_it_is_due_and_what_one_does_stays()
    {
        var story = await Story.On(Room);
        var evidence = await Room.Stored(db => db.Set<Evidence>().AsNoTracking().SingleAsync(x => x.OwnerId == story.Mentee.Id));
        var (kept, broken) = (Id<EvidenceFile>.New(), Id<EvidenceFile>.New());
        foreach (var file in (Id<EvidenceFile>[])[kept, broken]) await Files(async files => await files.Keep(file, story.Mentee.Id, new MemoryStream(Bytes), default));
        await Room.Write(work =>
        {
            work.Store.Add(new EvidenceFile(kept, evidence, new() { Name = "a.pdf", MediaType = "application/pdf", Bytes = Bytes.Length, Sha256 = "00" }, Story.Start));
            return Task.FromResult(kept);
        });
        await Sweep(expected: [kept, broken]);
        // An hour later.
        await Room.Stored(db => db.Set<LooseFile>().Where(x => x.Id == broken.Value).ExecuteUpdateAsync(x => x.SetProperty(one => one.DueAt, DateTimeOffset.UnixEpoch)));
        await Sweep(expected: [kept]);
        await Room.Write(async work =>
        {
            work.Store.Remove(await work.Store.Get(kept, default));
            return kept;
        });
        await Sweep(expected: []);

        async Task Sweep(Id<EvidenceFile>[] expected)
        {
            await Files(files => files.Sweep(default));
            var there = await Room.Stored(db => db.Set<FileChunk>().Where(x => x.FileId == kept.Value || x.FileId == broken.Value).Select(x => x.FileId).Distinct().ToListAsync());
            Assert.Equal(expected.Select(x => x.Value).Order(), there.Order());
        }

        Task Files(Func<IFileStore, Task> act) => Room.Act(Viewer.System(), async work =>
        {
            await act(work.Get<IFileStore>());
            return 0;
        });
    }

    public sealed class Sqlite(OnSqlite room) : FileStoreTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : FileStoreTests(room), IClassFixture<OnPostgres>;
}
