using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
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

    /// <summary>The API as a process of its own, so that it can be killed.</summary>
    private sealed class Server(Process process, HttpClient http) : IAsyncDisposable
    {
        public const string Organisation = "kill";

        public static async Task<Server> Start(string connection)
        {
            var port = FreePort();
            var info = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
            foreach (var (name, value) in ((string, string)[])
                [("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), ("ConnectionStrings__Mentoring", connection), ("Demo__Seed", "false"), ("Logging__LogLevel__Default", "Error")])
                info.Environment[name] = value;
            var process = Process.Start(info)!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            for (var left = 600; !await IsReady(http); left--)
            {
                Assert.True(left > 0 && !process.HasExited, "The host did not start.");
                await Task.Delay(50);
            }
            var server = new Server(process, http);
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

        /// <summary>SIGKILL: no goodbye.</summary>
        public void Kill() => process.Kill();

        public async ValueTask DisposeAsync()
        {
            if (!process.HasExited) process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            http.Dispose();
        }

        private async Task SignIn(object request)
        {
            var token = JsonNode.Parse(await (await http.PostAsJsonAsync("/dev/token", request)).EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
            http.DefaultRequestHeaders.Authorization = new("Bearer", token["access_token"]!.ToString());
        }

        private static async Task<bool> IsReady(HttpClient http)
        {
            try
            {
                return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }

    public sealed class Sqlite(OnSqlite host) : KillTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : KillTests(host), IClassFixture<OnPostgres>;
}
