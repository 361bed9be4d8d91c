using System.Security.Cryptography;
using Mentoring.Api.Exports;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Exports;

/// <summary>Hosts of their own process that die in the middle of an export, or have no room for it: what is offered is whole, or nothing is.</summary>
public abstract class ExportCrashTests(Hosted host) : HostedTests(host)
{
    /// <summary>On a full disk it fails with a problem, and the next one works. A host that dies while the manifest is being written leaves nothing, and it is made anew.</summary>
    [Fact]
    public async Task An_export_whose_host_has_no_room_or_is_killed_is_never_offered_by_half()
    {
        var coordinator = await AProgramme();
        await OutOfRoom(coordinator);
        await Stored.Run(Host, Stuck);
        string id;
        await using (var first = await OwnProcess.Start(Host.Connection))
        {
            var there = coordinator.Over(first.Http);
            id = (await there.Post("/v1/exports", Body)).Is(202).Id;
            for (var left = 600; await Chunks() == 0; left--)
            {
                Assert.True(left > 0, "Nothing of the export is stored.");
                await Task.Delay(50, Caller.Stop);
            }
            await NothingIsOffered(there, id);
            first.Kill();
        }
        await Stored.Run(Host, Free);

        await using var second = await OwnProcess.Start(Host.Connection);
        var again = coordinator.Over(second.Http);
        await NothingIsOffered(again, id);
        // Half a minute later.
        await Stored.Run(Host, """UPDATE "Export" SET "LeasedUntil" = "AskedAt" """);
        var view = await Exporting.Ended(again, id);
        Assert.Equal(["participants.csv", "datapackage.json"], view["files"]!.AsArray().Select(x => x!["name"]!.ToString()));
        foreach (var file in view["files"]!.AsArray())
        {
            using var answer = await again.Fetch(file!["href"]!.ToString());
            Assert.Equal(file["sha256"]!.ToString(), Convert.ToHexStringLower(SHA256.HashData(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(Caller.Stop))));
        }
        // What the dead run left goes with the next sweep.
        Assert.Equal((3, 1), (await Chunks(), await Stored.Number(Host, """SELECT count(*) FROM "LooseFile" WHERE "Id" IN (SELECT "FileId" FROM "FileChunk") """)));
    }

    private static async Task NothingIsOffered(Caller coordinator, string id)
    {
        var view = (await coordinator.Get($"/v1/exports/{id}")).Is(200).Body!;
        Assert.Equal(("running", 0), (view["state"]!.ToString(), view["files"]!.AsArray().Count));
        (await coordinator.Get($"/v1/exports/{id}/files/participants.csv")).Is(404);
    }

    /// <summary>A programme with people in it, on a host that makes no exports itself.</summary>
    private async Task<Caller> AProgramme()
    {
        var world = await World.Running(Host);
        for (var i = 0; i < 3; i++) await world.Signed("mentee");
        Body = Exporting.Whole(world, "participants", "csv");
        await Host.Factory.Services.GetServices<IHostedService>().OfType<ExportWorker>().Single().StopAsync(Caller.Stop);
        return world.Coordinator.Caller;
    }

    protected object Body { get; private set; } = new();

    private Task<long> Chunks() => Stored.Number(Host, """SELECT count(*) FROM "FileChunk" """);

    protected virtual Task OutOfRoom(Caller coordinator) => Task.CompletedTask;

    /// <summary>In SQL: who writes a file after another does not come to an end.</summary>
    protected abstract string Stuck { get; }

    /// <summary>In SQL, against it.</summary>
    protected abstract string Free { get; }

    public sealed class Sqlite(OnSqlite host) : ExportCrashTests(host), IClassFixture<OnSqlite>
    {
        protected override string Stuck => """
            CREATE TRIGGER stuck BEFORE INSERT ON "FileChunk" WHEN EXISTS (SELECT 1 FROM "FileChunk")
            BEGIN SELECT max(x) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100000000000) SELECT x FROM c); END
            """;

        protected override string Free => "DROP TRIGGER stuck";
    }

    public sealed class Postgres(OnPostgres host) : ExportCrashTests(host), IClassFixture<OnPostgres>
    {
        protected override string Stuck => """
            CREATE FUNCTION stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM "FileChunk") THEN PERFORM pg_sleep(600); END IF; RETURN NEW; END $$;
            CREATE TRIGGER stuck BEFORE INSERT ON "FileChunk" FOR EACH ROW EXECUTE FUNCTION stuck()
            """;

        protected override string Free => """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep';
            DROP FUNCTION stuck() CASCADE
            """;

        /// <summary>The database has a disk of its own here, so that the full one is that of the files alone.</summary>
        protected override async Task OutOfRoom(Caller coordinator)
        {
            if (OperatingSystem.IsWindows()) return;
            var folder = Directory.CreateTempSubdirectory("mentoring-full-");
            await using (var process = await OwnProcess.StartWithoutRoom(Host.Connection, ("Files__Folder", folder.FullName)))
            {
                var there = coordinator.Over(process.Http);
                var view = await Exporting.Ended(there, (await there.Post("/v1/exports", Body)).Is(202).Id, "failed");
                Assert.Equal(("/problems/export-not-kept", 0), (view["problem"]!["type"]!.ToString(), view["files"]!.AsArray().Count));
                Assert.Empty(folder.EnumerateFiles());
                await process.MakeRoom();
                Assert.Equal(2, (await Exporting.Export(there, Body)).Files.Count);
            }
            folder.Delete(recursive: true);
        }
    }
}
