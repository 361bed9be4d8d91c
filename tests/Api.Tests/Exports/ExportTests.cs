using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Http;
using Mentoring.Api.Tests.Integration;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Exports;

/// <summary>Data sets as files that a script can trust: whole or not there, of one moment, and gone when they should be.</summary>
public abstract class ExportTests(Hosted host) : HostedTests(host)
{
    private static readonly string[] Formats = ["csv", "ndjson", "parquet"];

    [Fact]
    public async Task An_export_is_asked_for_waited_for_and_fetched()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        await world.Signed("mentor", await world.Person("formula", more: new { givenName = "-1+1", familyName = "Tęcza, \"the\" second" }));
        await world.Draft("mentee");
        var started = (await coordinator.Post("/v1/exports", Exporting.Whole(world, "participants", "csv"))).Is(202);
        Assert.Equal($"/v1/exports/{started.Id}", started.Headers.Location!.ToString());
        Assert.NotNull(started.Headers.RetryAfter);
        var view = await Exporting.Ended(coordinator, started.Id);
        Assert.Equal(("100", "1"), (view["percent"]!.ToString(), view["rows"]!.ToString()));
        Assert.True(DateTimeOffset.Parse(view["expiresAt"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) > DateTimeOffset.Parse(view["endedAt"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(["participants.csv", "datapackage.json"], view["files"]!.AsArray().Select(x => x!["name"]!.ToString()));

        var file = view["files"]![0]!;
        using var whole = await coordinator.Fetch(file["href"]!.ToString());
        var bytes = await whole.Content.ReadAsByteArrayAsync(Caller.Stop);
        Assert.Equal((200, "text/csv", file["bytes"]!.ToString()), ((int)whole.StatusCode, whole.Content.Headers.ContentType!.MediaType, $"{bytes.Length}"));
        Assert.Equal((file["sha256"]!.ToString(), $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:"), (Convert.ToHexStringLower(SHA256.HashData(bytes)), whole.Headers.GetValues("Repr-Digest").Single()));
        Assert.Equal(("attachment", "participants.csv", true, true), (whole.Content.Headers.ContentDisposition!.DispositionType, whole.Content.Headers.ContentDisposition.FileName, whole.Headers.CacheControl!.NoStore, whole.Headers.CacheControl.Private));
        Assert.False(whole.Headers.ETag!.IsWeak);
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        Assert.StartsWith("application,person,organisation,externalId,givenName,familyName,role,status,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",'-1+1,\"Tęcza, \"\"the\"\" second\",mentor,underSelection,", lines[1], StringComparison.Ordinal);
        Assert.Equal((3, ""), (lines.Length, lines[2]));

        using var manifest = await coordinator.Fetch(view["files"]![1]!["href"]!.ToString());
        var package = JsonNode.Parse(await manifest.Content.ReadAsStringAsync(Caller.Stop))!;
        var resource = package["resources"]![0]!;
        Assert.Equal((Exporting.Purpose, "apostrophe", view["snapshotAt"]!.ToString()[..19]), (package["purpose"]!.ToString(), package["csvFormulaEscaping"]!.ToString(), package["transactionTime"]!.ToString()[..19]));
        Assert.Equal(("participants.csv", $"sha256:{file["sha256"]}", "1", file["bytes"]!.ToString()), (resource["path"]!.ToString(), resource["hash"]!.ToString(), resource["rowCount"]!.ToString(), resource["bytes"]!.ToString()));
    }

    [Fact]
    public async Task A_download_goes_on_where_it_was_cut_off_and_each_is_written_down()
    {
        var world = await World.Running(Host);
        var (coordinator, owner) = (world.Coordinator.Caller, await Owner(world));
        for (var i = 0; i < 3; i++) await world.Signed("mentee");
        var export = await Exporting.Export(coordinator, Exporting.Whole(world, "participants", "ndjson"));
        var (name, whole) = export.Rows;
        var path = $"/v1/exports/{export.Id}/files/{name}";
        using var first = await coordinator.Fetch(path, ("Range", "bytes=0-99"));
        Assert.Equal((206, $"bytes 0-99/{whole.Length}"), ((int)first.StatusCode, first.Content.Headers.ContentRange!.ToString()));
        using var rest = await coordinator.Fetch(path, ("Range", "bytes=100-"), ("If-Range", first.Headers.ETag!.ToString()));
        Assert.Equal(206, (int)rest.StatusCode);
        byte[] together = [.. await first.Content.ReadAsByteArrayAsync(Caller.Stop), .. await rest.Content.ReadAsByteArrayAsync(Caller.Stop)];
        Assert.Equal(whole, together);
        using var other = await coordinator.Fetch(path, ("Range", "bytes=100-"), ("If-Range", "\"another\""));
        Assert.Equal((200, whole.Length), ((int)other.StatusCode, (await other.Content.ReadAsByteArrayAsync(Caller.Stop)).Length));
        using var last = await coordinator.Fetch(path, ("Range", "bytes=-7"));
        Assert.Equal(whole[^7..], await last.Content.ReadAsByteArrayAsync(Caller.Stop));
        var outside = await coordinator.Get(path, ("Range", $"bytes={whole.Length}-"));
        Assert.Equal(("/problems/range-not-satisfiable", $"bytes */{whole.Length}"), (outside.Is(416)["type"], outside.ContentHeaders.ContentRange!.ToString()));
        using var known = await coordinator.Fetch(path, ("If-None-Match", first.Headers.ETag.ToString()));
        Assert.Equal(304, (int)known.StatusCode);

        (await coordinator.Get($"/v1/exports/{export.Id}/files/none.csv")).Is(404);
        foreach (var nobody in (Caller[])[world.Manager.Caller, world.Hr, world.Safeguarding.Caller]) (await nobody.Get(path)).Is(404);
        Assert.Equal(403, (await owner.Get(path)).Code);
        var told = (await owner.Get($"/v1/exports/{export.Id}/downloads?limit=200")).Is(200).Items;
        Assert.Equal(["0-99", $"100-{whole.Length - 1}", $"0-{whole.Length - 1}", $"{whole.Length - 7}-{whole.Length - 1}"], told.Where(x => x!["file"]!.ToString() == name).Skip(1).Take(4).Select(x => x!["range"]!.ToString()));
        Assert.All(told, x => Assert.Equal(world.Coordinator.Id, x!["person"]!.ToString()));
        Assert.Contains(export.Id, (await owner.Get($"/v1/exports?programme={world.Programme}")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_that_are_not_ours_open_what_is_written_also_of_a_programme_with_nobody_in_it()
    {
        var folder = Directory.CreateTempSubdirectory("mentoring-exports-").FullName;
        try
        {
            foreach (var people in (int[])[0, 3])
            {
                var world = await World.Running(Host);
                for (var i = 0; i < people; i++) await world.Signed("mentee", await world.Person($"person-{i}", more: new { familyName = i == 1 ? "=1+1" : "Ő\"quoted\", and more" }));
                foreach (var (dataset, settled) in await DataSetsOf(world.Coordinator.Caller))
                    foreach (var format in Formats)
                    {
                        var export = await Exporting.Export(world.Coordinator.Caller, settled ? Exporting.Over(world, dataset, format) : Exporting.Whole(world, dataset, format));
                        var to = Directory.CreateDirectory(Path.Combine(folder, $"{people}-{dataset}-{format}")).FullName;
                        foreach (var (name, bytes) in export.Files) await File.WriteAllBytesAsync(Path.Combine(to, name), bytes, Caller.Stop);
                    }
            }
            await Full(folder);
            await Node.Run("exports", ("EXPORTS", folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Data sets that keep back what is of few, of a programme with enough.</summary>
    private async Task Full(string folder)
    {
        var world = await World.Running(Host);
        var programme = await Confidences.AsSystem(Host, services => services.GetRequiredService<IStore>().Write(() => Task.FromResult(GeneratedProgramme.In(services.GetRequiredService<IStore>(), 1, 40)), Caller.Stop));
        await Confidences.AsSystem(Host, services => services.GetRequiredService<IStore>().Write(async () =>
        {
            await GeneratedProgramme.Notify(services.GetRequiredService<IStore>(), programme, 1);
            return programme;
        }, Caller.Stop));
        (await world.Admin.Post($"/v1/programmes/{programme}/appointments", new { person = world.Coordinator.Id, role = "evaluator" })).Is(201);
        foreach (var dataset in (string[])["logRows", "evaluationRows", "indicators", "participation"])
            foreach (var format in Formats)
            {
                var export = await Exporting.Export(world.Coordinator.Caller, new { programme, dataset, format, period = new { from = "2025-01-01", to = "2025-12-31" }, purpose = Exporting.Purpose });
                Assert.True((int)export.Manifest["resources"]![0]!["rowCount"]! > 10, $"{dataset} has hardly a row.");
                var to = Directory.CreateDirectory(Path.Combine(folder, $"full-{dataset}-{format}")).FullName;
                foreach (var (name, bytes) in export.Files) await File.WriteAllBytesAsync(Path.Combine(to, name), bytes, Caller.Stop);
            }
    }

    /// <summary>A client repeats what it is registered for, to the letter; of a programme with nobody in it its file is empty and whole.</summary>
    [Fact]
    public async Task A_client_says_its_own_purpose_and_gets_an_empty_file_where_there_is_nobody()
    {
        var world = await World.Running(Host);
        var lms = await CompletionTests.Client(world, "lms", "completions.read");
        foreach (var purpose in (string[])["To sell them.", "keeps training records."])
            Assert.Equal(["/purpose"], (await lms.Post("/v1/exports", Exporting.Body(world, "completions", "csv", purpose))).Is(422).Pointers);
        foreach (var format in Formats)
        {
            var export = await Exporting.Export(lms, Exporting.Body(world, "completions", format, "Keeps training records."));
            Assert.Equal(0, (int)export.Manifest["resources"]![0]!["rowCount"]!);
            Assert.Equal($"sha256:{Convert.ToHexStringLower(SHA256.HashData(export.Rows.Value))}", export.Manifest["resources"]![0]!["hash"]!.ToString());
        }
    }

    /// <summary>A world in which everything that somebody wrote has a mark: none is in any file, whatever its form.</summary>
    [Fact]
    public async Task Nothing_that_somebody_wrote_is_in_a_file()
    {
        var matrix = await Matrix.Build(Host);
        var (coordinator, programme, last) = (matrix.Readers["coordinator"], matrix.Filters["programme"][0], TimeProvider.System.GetUtcNow());
        var to = $"{last.AddDays(-last.Day):yyyy-MM-dd}";
        foreach (var (dataset, _) in await DataSetsOf(coordinator))
            foreach (var format in Formats)
            {
                var export = await Exporting.Export(coordinator, new { programme, dataset, format, period = new { from = "2026-01-01", to }, purpose = Exporting.Purpose });
                var text = Encoding.UTF8.GetString(export.Files["datapackage.json"]) + (format == "parquet"
                    ? string.Join('\n', (await Exporting.Parquet(export.Rows.Value)).SelectMany(row => row.Values))
                    : Encoding.UTF8.GetString(export.Rows.Value));
                Assert.DoesNotContain(matrix.Marks, mark => mark.Encrypted && text.Contains(mark.Text, StringComparison.Ordinal));
                if (dataset != "participants") Assert.DoesNotContain(matrix.Items, item => item.Kind.StartsWith("person", StringComparison.Ordinal) && text.Contains(item.Id, StringComparison.Ordinal));
            }
    }

    /// <summary>What was refused is counted, by month and rule, and nothing else of it is kept.</summary>
    [Fact]
    public async Task Each_refusal_is_counted_once()
    {
        var world = await World.Running(Host);
        var mentee = await world.Available("mentee");
        for (var i = 0; i < 3; i++) (await mentee.Caller.Post($"/v1/applications/{mentee.Application}/submission", world.Submission("mentee"))).RefusedBy("life-cycle-step");
        Assert.Equal([("life-cycle-step", 3L)], await Stored.Refusals(Host, world.Programme));
    }

    /// <summary>Those of the data sets that are the coordinator's.</summary>
    private static async Task<List<(string Key, bool Settled)>> DataSetsOf(Caller caller) =>
        [.. (await caller.Get("/v1/data-sets")).Is(200).Items.Where(x => x!["appointments"]!.AsArray().Any(role => role!.ToString() == "coordinator")).Select(x => (x!["key"]!.ToString(), x["settled"]!.GetValue<bool>()))];

    [Fact]
    public async Task What_cannot_be_exported_is_refused_with_all_that_is_wrong()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        var next = TimeProvider.System.GetUtcNow().AddMonths(1);
        var (from, to) = ($"{next:yyyy-MM}-01", $"{next:yyyy-MM}-{DateTime.DaysInMonth(next.Year, next.Month)}");
        foreach (var (body, pointers) in ((object, string[])[])
            [
                (Exporting.Body(world, "everything", "csv"), ["/dataset"]),
                (Exporting.Body(world, "participants", "xlsx"), ["/format"]),
                (Exporting.Body(world, "participants", "csv", " "), ["/purpose"]),
                (Exporting.Body(world, "participants", "csv", from: "2026-03-01", to: "2026-01-31"), ["/period"]),
                (Exporting.Body(world, "participants", "csv", from: from, to: to), ["/period/to"]),
                (Exporting.Whole(world, "indicators", "csv"), ["/period/to"]),
                (Exporting.Body(world, "participants", "csv", from: "2026-01-02", to: "2026-03-30"), ["/period/from", "/period/to"]),
                (Exporting.Body(world, "participants", "csv", from: "1901-01-01", to: "2026-01-31"), ["/period"]),
                (Exporting.Body(world, "participants", "csv", from: "1701-01-01", to: "2026-01-31"), ["/period/from"]),
                (Exporting.Body(world, "everything", "CSV", "", from: "0001-01-01", to: "9999-12-31"), ["/dataset", "/format", "/period/from", "/period/to", "/purpose"]),
            ])
            Assert.Equal(pointers, (await coordinator.Post("/v1/exports", body)).Is(422).Pointers.Order(StringComparer.Ordinal));
        (await coordinator.Post("/v1/exports", new { programme = Guid.CreateVersion7(), dataset = "participants", format = "csv", period = new { from = "2026-01-01", to = "2026-01-31" }, purpose = "P." })).Is(404);
        (await coordinator.Post("/v1/exports", new { programme = world.Programme, dataset = "participants", format = "csv", period = new { from = "2026-01-01", to = "2026-01-31" } })).Is(400);
        (await world.Safeguarding.Caller.Post("/v1/exports", Exporting.Body(world, "participants", "csv"))).Is(403);
        (await world.Hr.Post("/v1/exports", Exporting.Body(world, "participants", "csv"))).Is(403);
        (await world.Nobody.Post("/v1/exports", Exporting.Body(world, "participants", "csv"))).Is(401);
        Assert.Empty((await coordinator.Get("/v1/exports")).Is(200).Items);
    }

    /// <summary>Whoever is refused learns whom it is for.</summary>
    [Fact]
    public async Task A_data_set_that_is_not_yours_says_whose_it_is()
    {
        var world = await World.Running(Host);
        var (coordinator, somebody, sets) = (world.Coordinator.Caller, (await world.Person()).Caller, (await world.Coordinator.Caller.Get("/v1/data-sets")).Is(200).Items);
        Assert.Equal("This is for clients with the scope completions.read, and for nobody in the programme.", (await coordinator.Post("/v1/exports", Exporting.Body(world, "completions", "csv"))).Is(403)["detail"]);
        Assert.Equal("This is for the coordinator of the programme, and for no client.", (await somebody.Post("/v1/exports", Exporting.Body(world, "participants", "csv"))).Is(403)["detail"]);
        foreach (var set in sets)
        {
            var refused = (await somebody.Post("/v1/exports", Exporting.Body(world, set!["key"]!.ToString(), "csv"))).Is(403)["detail"]!;
            Assert.DoesNotContain("  ", refused, StringComparison.Ordinal);
            Assert.All(set["appointments"]!.AsArray(), role => Assert.Contains(Spoken(role!.ToString()), refused, StringComparison.Ordinal));
            if (set["scope"] is { } scope) Assert.Contains(scope.ToString(), refused, StringComparison.Ordinal);
        }
    }

    private static string Spoken(string word) => string.Concat(word.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    [Fact]
    public async Task Of_two_that_are_the_same_one_runs_and_both_are_led_to_it()
    {
        var world = await World.Running(Host);
        var (coordinator, there) = (world.Coordinator.Caller, await Begun(world, TimeProvider.System.GetUtcNow().AddHours(1)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => coordinator.Post("/v1/exports", Exporting.Body(world, "participants", "csv"))));
        Assert.All(answers, answer => Assert.Equal(there, answer.Is(202).Id));
        var apart = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => coordinator.Post("/v1/exports", Exporting.Body(world, "participants", "parquet"))));
        Assert.All(apart, answer => Assert.NotEqual(there, answer.Is(202).Id));

        var cancelled = (await coordinator.Post($"/v1/exports/{there}/cancellation")).Is(200);
        Assert.Equal("cancelled", cancelled["state"]);
        (await coordinator.Post($"/v1/exports/{there}/cancellation")).RefusedBy("life-cycle-step");
        Assert.False(await Confidences.AsSystem(Host, services => services.GetRequiredService<IExportFacts>().Tell(Of(there), Guid.Empty, 1, 2, Caller.Stop)));
        Assert.Empty((await coordinator.Get($"/v1/exports/{there}")).Is(200).Body!["files"]!.AsArray());
        Assert.NotEqual(there, (await coordinator.Post("/v1/exports", Exporting.Body(world, "participants", "csv"))).Is(202).Id);
    }

    /// <summary>A host that was killed tells no more: its lease runs out, and another begins anew. What kills every host fails.</summary>
    [Fact]
    public async Task What_was_broken_off_is_done_again_and_given_up_in_the_end()
    {
        var world = await World.Running(Host);
        var coordinator = world.Coordinator.Caller;
        await Exporting.Ended(coordinator, await Begun(world, DateTimeOffset.UnixEpoch));
        var view = await Exporting.Ended(coordinator, await Begun(world, DateTimeOffset.UnixEpoch, times: 3), "failed");
        Assert.Equal("/problems/export-broken-off", view["problem"]!["type"]!.ToString());
        Assert.Empty(view["files"]!.AsArray());
    }

    [Fact]
    public async Task Files_expire_and_cannot_be_read_by_anybody_any_more()
    {
        var world = await World.Running(Host);
        await world.Signed("mentee");
        var coordinator = world.Coordinator.Caller;
        var export = await Exporting.Export(coordinator, Exporting.Whole(world, "participants", "csv"));
        var file = await Confidences.AsSystem(Host, async services =>
        {
            var store = services.GetRequiredService<IStore>();
            var row = await store.Get(Of(export.Id), Caller.Stop);
            await store.Write(async () =>
            {
                typeof(Export).GetProperty(nameof(Export.ExpiresAt))!.SetValue(await store.Get(row.Id, Caller.Stop), DateTimeOffset.UnixEpoch);
                return row.Id;
            }, Caller.Stop);
            return row.Files[0];
        });
        Assert.Equal("/problems/gone", (await coordinator.Get($"/v1/exports/{export.Id}/files/{file.Name}")).Is(410)["type"]);
        Assert.InRange(await Confidences.AsSystem(Host, services => services.GetRequiredService<ExportRunning>().ExpireExports(Caller.Stop)), 1, int.MaxValue);
        Assert.Equal("expired", (await coordinator.Get($"/v1/exports/{export.Id}")).Is(200)["state"]);
        Assert.Equal("/problems/gone", (await coordinator.Get($"/v1/exports/{export.Id}/files/{file.Name}")).Is(410)["type"]);
        // The bytes are there until they are swept; their key is not.
        await Assert.ThrowsAnyAsync<Exception>(() => Confidences.AsSystem(Host, services => services.GetRequiredService<IExportFiles>().Open(file, Caller.Stop)));
        Assert.InRange(await Confidences.AsSystem(Host, services => services.GetRequiredService<IFileStore>().Sweep(Caller.Stop)), 2, int.MaxValue);
        Assert.IsType<CryptographicException>(await Record.ExceptionAsync(() => Confidences.AsSystem(Host, services => services.GetRequiredService<IExportFiles>().Open(file, Caller.Stop))));
    }

    /// <summary>Whoever does not coordinate any more gets neither what was made before nor what is made now.</summary>
    [Fact]
    public async Task A_right_that_was_lost_counts_at_once()
    {
        var world = await World.Running(Host);
        var second = await world.Person();
        var appointment = (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = second.Id, role = "coordinator" })).Is(201).Id;
        var export = await Exporting.Export(second.Caller, Exporting.Whole(world, "participants", "csv"));
        var waiting = await Begun(world, TimeProvider.System.GetUtcNow().AddHours(1), person: second.Id);
        (await world.Admin.Delete($"{world.ProgrammePath}/appointments/{appointment}")).Is(204);
        (await second.Caller.Get($"/v1/exports/{export.Id}/files/{export.Rows.Key}")).Is(403);
        await Confidences.AsSystem(Host, services => services.GetRequiredService<IStore>().Write(async () =>
        {
            typeof(Export).GetProperty(nameof(Export.LeasedUntil))!.SetValue(await services.GetRequiredService<IStore>().Get(Of(waiting), Caller.Stop), DateTimeOffset.UnixEpoch);
            return Of(waiting);
        }, Caller.Stop));
        Assert.Equal("/problems/forbidden", (await Exporting.Ended(second.Caller, waiting, "failed"))["problem"]!["type"]!.ToString());
    }

    [Fact]
    public async Task Everything_in_an_export_is_of_one_moment()
    {
        var world = await World.Running(Host);
        await world.Signed("mentee");
        await Confidences.AsSystem(Host, async services =>
        {
            Task<int> Count() => services.GetRequiredService<IReader>().All<Application>().CountAsync(x => x.ProgrammeId == new Id<Programme>(Guid.Parse(world.Programme)), Caller.Stop);
            await using (await services.GetRequiredService<ISnapshot>().Take(Caller.Stop))
            {
                Assert.Equal(1, await Count());
                await world.Signed("mentor");
                Assert.Equal(1, await Count());
            }
            Assert.Equal(2, await Count());
            return 0;
        });
    }

    private static Id<Export> Of(string id) => new(Guid.Parse(id));

    private static async Task<Caller> Owner(World world)
    {
        var owner = await world.Person();
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = owner.Id, role = "dataProtectionOwner" })).Is(201);
        return owner.Caller;
    }

    /// <summary>An export of the coordinator's that another host has begun.</summary>
    private Task<string> Begun(World world, DateTimeOffset leasedUntil, int times = 1, string? person = null) => Confidences.AsSystem(Host, async services =>
    {
        var (store, by) = (services.GetRequiredService<IStore>(), new Viewer(new("", "", null, null)) { Held = new() { Person = new(Guid.Parse(person ?? world.Coordinator.Id)) } });
        var id = await store.Write(() =>
        {
            var export = new Export(new(Guid.Parse(world.Programme)), "participants", ExportFormat.Csv, new(new(2026, 1, 1), new(2026, 3, 31)), Exporting.Purpose, by, TimeProvider.System.GetUtcNow());
            for (var i = 0; i < times; i++) export.Begin(Guid.CreateVersion7(), leasedUntil, TimeProvider.System.GetUtcNow());
            store.Add(export);
            return Task.FromResult(export.Id);
        }, Caller.Stop);
        return id.ToString();
    });

    public sealed class Sqlite(SharedSqlite host) : ExportTests(host), IClassFixture<SharedSqlite>;

    public sealed class Postgres(SharedPostgres host) : ExportTests(host), IClassFixture<SharedPostgres>;
}
