using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Http;
using Xunit;

namespace Mentoring.Api.Tests.Concurrency;

/// <summary>A host of its own process is killed in the middle of writing: what it acknowledged is there, once and whole.</summary>
public abstract class KillTests(Hosted host) : HostedTests(host)
{
    private const int Writes = 200;

    [Fact]
    public async Task After_a_kill_every_acknowledged_write_is_there_and_none_is_half_there()
    {
        var connection = await Host.NewDatabase();
        var acknowledged = new ConcurrentDictionary<int, string>();
        await using (var first = await Server.Start(connection))
        {
            await first.Prepare();
            await WriteUntilKilled(first, acknowledged);
        }
        Assert.InRange(acknowledged.Count, 1, Writes - 1);

        await using var second = await Server.Start(connection);
        var people = await second.All($"/v1/organisations/{Server.Organisation}/people");
        var byExternalId = people.ToDictionary(x => x!["externalId"]!.ToString(), x => x!, StringComparer.Ordinal);
        foreach (var (number, id) in acknowledged) Assert.Equal(id, byExternalId[$"k{number}"]["id"]!.ToString());
        Assert.All(people, person => Assert.Equal("none", person!["line"]!["standing"]!.ToString()));

        var events = await second.Events(people.Count);
        foreach (var person in people)
            Assert.Single(events, x => x!["recordType"]!.ToString() == "Person" && x["record"]!.ToString() == person!["id"]!.ToString());
        Assert.Equal(people.Count, events.Count(x => x!["recordType"]!.ToString() == "Person"));

        // The same keys again: what was done stays done, what was not is done now.
        for (var number = 0; number < Writes; number++)
        {
            var answer = await second.Bulk(number);
            if (acknowledged.TryGetValue(number, out var id)) Assert.Equal(id, answer);
        }
        Assert.Equal(Writes, (await second.All($"/v1/organisations/{Server.Organisation}/people")).Count);
    }

    /// <summary>Half of the bytes are there when the host dies. In the database on SQLite, in a folder on PostgreSQL.</summary>
    [Fact]
    public async Task After_a_kill_in_the_middle_of_an_upload_nothing_of_it_is_offered_or_stays_and_its_key_goes_through()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["portfolio"] = "on" });
        var mentee = (await world.Available("mentee")).Caller;
        var portfolio = (await mentee.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id;
        var evidence = (await mentee.Post($"/v1/portfolios/{portfolio}/evidence", new { kind = "certificate", on = "2026-03-01", title = "A certificate", medium = "electronic" })).Is(201).Id;
        var folder = Host is OnSqlite ? null : Directory.CreateTempSubdirectory("mentoring-kill-");
        (string, string)[] settings = folder is null ? [] : [("Files__Folder", folder.FullName)];
        var bytes = new byte[6 * 1024 * 1024];
        Random.Shared.NextBytes(bytes);
        "%PDF-1.7\n"u8.CopyTo(bytes);
        var before = await Rows();
        await using (var first = await OwnProcess.Start(Host.Connection, settings))
        {
            using var half = new Half(bytes);
            var sending = Upload(mentee.Over(first.Http), half);
            for (var left = 600; await Kept() < bytes.Length / 4; left--)
            {
                Assert.True(left > 0 && !sending.IsCompleted, "Nothing of the upload is stored.");
                await Task.Delay(50, Caller.Stop);
            }
            first.Kill();
            half.Break();
            await Assert.ThrowsAnyAsync<Exception>(() => sending);
        }
        Assert.Equal(before, await Rows());

        await using var second = await OwnProcess.Start(Host.Connection, settings);
        var again = mentee.Over(second.Http);
        Assert.Empty((await again.Get($"/v1/evidence/{evidence}/files")).Is(200).Items);
        var kept = (await Upload(again, new ByteArrayContent(bytes))).Is(201);
        Assert.Equal(kept.Id, (await Upload(again, new ByteArrayContent(bytes))).Is(201).Id);
        using (var download = await again.Fetch($"/v1/evidence-files/{kept.Id}/content")) Assert.Equal(bytes, await download.Content.ReadAsByteArrayAsync(Caller.Stop));

        // An hour later what was broken off is gone, and what is kept is not.
        Assert.True(await Kept() > bytes.Length + bytes.Length / 5);
        await Stored.Run(Host, """UPDATE "LooseFile" SET "DueAt" = '1970-01-01 00:00:00Z'""");
        (await new Caller(second.Http, null).Put("/dev/clock", new { now = (await world.Nobody.Get("/dev/clock")).Is(200)["now"] })).Is(200);
        Assert.InRange(await Kept(), bytes.Length, bytes.Length + bytes.Length / 10);
        using (var download = await again.Fetch($"/v1/evidence-files/{kept.Id}/content")) Assert.Equal(bytes, await download.Content.ReadAsByteArrayAsync(Caller.Stop));
        folder?.Delete(recursive: true);

        Task<Answer> Upload(Caller caller, HttpContent content)
        {
            content.Headers.ContentType = new("application/pdf");
            return caller.Send(HttpMethod.Post, $"/v1/evidence/{evidence}/files?name=certificate.pdf", content,
                ("Repr-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:"), ("Idempotency-Key", "upload"));
        }

        async Task<long> Kept() => folder is null ? await Stored.Number(Host, """SELECT coalesce(sum(length("Box")), 0) FROM "FileChunk" """) : folder.EnumerateFiles().Sum(file => file.Length);

        async Task<List<KeyValuePair<string, long>>> Rows() => [.. (await Stored.Rows(Host)).Where(table => table.Key is "Evidence" or "EvidenceFile" or "IdempotentRequest")];
    }

    /// <summary>A body that comes to its half and goes no further.</summary>
    private sealed class Half(byte[] bytes) : HttpContent
    {
        private readonly TaskCompletionSource never = new();

        public void Break() => never.SetException(new IOException("The host is gone."));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            await never.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private static async Task WriteUntilKilled(Server server, ConcurrentDictionary<int, string> acknowledged)
    {
        var killAfter = Random.Shared.Next(20, Writes / 2);
        await Parallel.ForEachAsync(Enumerable.Range(0, Writes), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            try
            {
                acknowledged[number] = await server.Bulk(number);
                if (acknowledged.Count == killAfter) server.Kill();
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
            {
                // Not acknowledged: it may be there or not, but whole.
            }
        });
    }

    /// <summary>What is asked of a host that may be killed.</summary>
    private sealed class Server(OwnProcess process) : IAsyncDisposable
    {
        public const string Organisation = "kill";

        private readonly HttpClient http = process.Http;

        public static async Task<Server> Start(string connection)
        {
            var server = new Server(await OwnProcess.Start(connection));
            await server.SignIn(new { @as = "admin" });
            return server;
        }

        public async Task Prepare()
        {
            (await http.PutAsJsonAsync("/v1/clients/kill-hr", new { name = "HR", purpose = "Tests.", scopes = new[] { "people.sync", "events.read" }, organisations = new[] { Organisation } })).EnsureSuccessStatusCode();
            await SignIn(new { client = "kill-hr" });
            (await http.PutAsJsonAsync($"/v1/organisations/{Organisation}", new { name = "Kill" })).EnsureSuccessStatusCode();
        }

        /// <summary>Sends one person under a key of their own; answers with their id.</summary>
        public async Task<string> Bulk(int number)
        {
            var row = new { organisation = Organisation, externalId = $"k{number}", givenName = "G", familyName = "F", engagement = "staff", manager = (string?)null };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/people/bulk") { Content = JsonContent.Create(new[] { row }) };
            request.Headers.Add("Idempotency-Key", $"kill-{number}");
            using var response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["results"]![0]!["id"]!.ToString();
        }

        public async Task<List<JsonNode?>> All(string path)
        {
            await SignIn(new { client = "kill-hr" });
            var all = new List<JsonNode?>();
            string? cursor = null;
            do
            {
                var page = JsonNode.Parse(await http.GetStringAsync($"{path}?limit=200{(cursor is null ? "" : $"&cursor={cursor}")}"))!;
                all.AddRange(page["items"]!.AsArray());
                cursor = page["next"]?.ToString();
            }
            while (cursor is not null);
            return all;
        }

        /// <summary>The whole feed. It may be held back by transactions of others, so it is read until these people are in it.</summary>
        public async Task<List<JsonNode?>> Events(int people)
        {
            var (all, next) = (new List<JsonNode?>(), "0.0");
            for (var left = 600; left > 0; left--)
            {
                var page = JsonNode.Parse(await http.GetStringAsync($"/v1/events?limit=200&after={next}"))!;
                all.AddRange(page["items"]!.AsArray());
                next = page["next"]!.ToString();
                if (page["items"]!.AsArray().Count > 0) continue;
                if (all.Count(x => x!["recordType"]!.ToString() == "Person") >= people) break;
                await Task.Delay(50);
            }
            return all;
        }

        public void Kill() => process.Kill();

        public ValueTask DisposeAsync() => process.DisposeAsync();

        private async Task SignIn(object request)
        {
            var token = JsonNode.Parse(await (await http.PostAsJsonAsync("/dev/token", request)).EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
            http.DefaultRequestHeaders.Authorization = new("Bearer", token["access_token"]!.ToString());
        }
    }

    public sealed class Sqlite(OnSqlite host) : KillTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : KillTests(host), IClassFixture<OnPostgres>;
}
